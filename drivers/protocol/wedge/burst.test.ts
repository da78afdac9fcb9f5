import { expect, test } from 'vitest';
import type { WedgeProtocol } from '../../catalogue/scanner-protocols.ts';
import { createBurst } from './burst.ts';
import type { Key } from './key.ts';
import { altKeys, down, SETTINGS, typed } from './wedge.test-support.ts';

function burstOf(keys: readonly Key[], more: Partial<WedgeProtocol> = {}, gapMs = 8) {
  const burst = createBurst({ ...SETTINGS, ...more });
  for (const key of keys) {
    if (key.type === 'keyDown') burst.press(key, gapMs);
    else burst.release(key);
  }
  return burst;
}

test('as many keys as a symbol has at least are a machine’s', () => {
  expect(burstOf(typed('abcde')).isMachine()).toBe(false);
  expect(burstOf(typed('abcdef')).isMachine()).toBe(true);
});

test.each([
  ['a character and Enter', [down('1'), down('Enter')]],
  ['Enter and a character', [down('Enter'), down('1')]],
  ['Enter twice', [down('Enter'), down('Enter')]],
  ['Enter behind an arrow', [down('ArrowDown'), down('Enter')]],
  ['a character and Escape', [down('1'), down('Escape')]],
  ['a character and a shortcut', [down('1'), down('w', { control: true })]],
])('%s at once are a machine’s', (_what, keys) => {
  expect(burstOf(keys).isMachine()).toBe(true);
});

test.each([
  ['Enter alone', [down('Enter')]],
  ['two letters that roll', [down('t'), down('h')]],
  ['a large letter', [down('Shift'), down('A')]],
  ['a shortcut', [down('Control'), down('c', { control: true })]],
  ['two arrows', [down('ArrowDown'), down('ArrowRight')]],
])('%s can be a hand’s', (_what, keys) => {
  expect(burstOf(keys).isMachine()).toBe(false);
});

test('an end key closes what has begun, and is not part of it', () => {
  const burst = burstOf(typed('abcdef'));
  expect(burst.isEndedBy(down('Enter'))).toBe(true);
  expect(burst.isEndedBy(down('Enter', { control: true }))).toBe(false);
  expect(burst.isEndedBy(down('Tab'))).toBe(false);
  expect(burstOf([]).isEndedBy(down('Enter'))).toBe(false);
  burst.press(down('Enter'), 8);
  expect(burst.finish(true)).toEqual({
    kind: 'symbol',
    text: 'abcdef',
    ended: true,
    rhythm: { keys: 7, medianGapMs: 8, longestGapMs: 8, slowGaps: 0 },
  });
});

test('the prefix is wanted and taken away', () => {
  expect(burstOf(typed('~~abcdef'), { prefix: '~~' }).finish(false)).toMatchObject({
    kind: 'symbol',
    text: 'abcdef',
    ended: false,
  });
  expect(burstOf(typed('abcdef'), { prefix: '~~' }).finish(true)).toMatchObject({ flaw: 'prefix' });
  expect(burstOf(typed('~~abc'), { prefix: '~~' }).finish(true)).toMatchObject({ flaw: 'short' });
});

test('Chinese counts as what it is', () => {
  const name = ['54992', '47810'].flatMap(altKeys);
  expect(burstOf([...name, ...typed('-1234')]).finish(true)).toMatchObject({ text: '中郝-1234' });
});

test('keys that are no text, and an uneven beat, make no symbol', () => {
  expect(burstOf([...typed('abc'), down('F5'), ...typed('def')]).finish(true)).toMatchObject({
    kind: 'dropped',
    flaw: 'control-key',
  });
  expect(burstOf(typed('abcdef'), {}, 31).finish(true)).toMatchObject({ flaw: 'rhythm' });
  const uneven = burstOf(typed('abcdefg'));
  for (const gap of [60, 60, 60]) uneven.press(down('x'), gap);
  expect(uneven.finish(true)).toMatchObject({ kind: 'symbol', rhythm: { slowGaps: 3 } });
  for (const gap of [60, 60]) uneven.press(down('x'), gap);
  expect(uneven.finish(true)).toMatchObject({ flaw: 'rhythm' });
});
