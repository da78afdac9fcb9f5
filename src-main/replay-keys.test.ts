import { expect, test } from 'vitest';
import { type HeldKey, replayOf } from './replay-keys.ts';

function held(key: string, more: Partial<HeldKey> = {}): HeldKey {
  const none = { control: false, meta: false, alt: false, shift: false, isAutoRepeat: false };
  return { type: 'keyDown', key, code: '', modifiers: [], ...none, ...more };
}

test('a press that types is a key and a character', () => {
  expect(replayOf(held('a'))).toEqual([
    { type: 'keyDown', keyCode: 'a', modifiers: [] },
    { type: 'char', keyCode: 'a', modifiers: [] },
  ]);
  expect(replayOf(held('?', { shift: true, modifiers: ['shift'] }))).toEqual([
    { type: 'keyDown', keyCode: '?', modifiers: ['shift'] },
    { type: 'char', keyCode: '?', modifiers: ['shift'] },
  ]);
});

test('Enter types a carriage return', () => {
  expect(replayOf(held('Enter'))).toEqual([
    { type: 'keyDown', keyCode: 'Enter', modifiers: [] },
    { type: 'char', keyCode: '\r', modifiers: [] },
  ]);
});

test.each([
  ['ArrowUp', 'Up'],
  ['ArrowRight', 'Right'],
  ['PageDown', 'PageDown'],
  ['Escape', 'Escape'],
  ['F1', 'F1'],
  ['Shift', 'Shift'],
])('%s is the key %s and types nothing', (key, keyCode) => {
  expect(replayOf(held(key))).toEqual([{ type: 'keyDown', keyCode, modifiers: [] }]);
});

test('a release is a release', () => {
  expect(replayOf(held('a', { type: 'keyUp' }))).toEqual([
    { type: 'keyUp', keyCode: 'a', modifiers: [] },
  ]);
});

test('a shortcut types nothing', () => {
  expect(replayOf(held('c', { control: true, modifiers: ['control'] }))).toEqual([
    { type: 'keyDown', keyCode: 'c', modifiers: ['control'] },
  ]);
});

test('keys of the number pad stay keys of the number pad', () => {
  const modifiers = ['iskeypad', 'numlock'];
  expect(replayOf(held('5', { code: 'Numpad5', modifiers }))[0]).toEqual({
    type: 'keyDown',
    keyCode: 'num5',
    modifiers: ['iskeypad', 'numlock'],
  });
  expect(replayOf(held('+', { code: 'NumpadAdd' }))[0]?.keyCode).toBe('numadd');
  expect(replayOf(held('ArrowLeft', { code: 'Numpad4' }))[0]?.keyCode).toBe('Left');
});

test('a repetition stays one, and modifiers that nobody knows are left out', () => {
  const [first] = replayOf(held('Down', { modifiers: ['isautorepeat', 'hyper'] }));
  expect(first?.modifiers).toEqual(['isautorepeat']);
});
