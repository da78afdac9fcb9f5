import { expect, test } from 'vitest';
import { createEvidence } from './evidence.ts';
import { down, SETTINGS } from './wedge.test-support.ts';

/** A character, then one for each gap; `act` is a key that acts behind them, with its gap. */
function evidenceOf(gaps: readonly number[], act?: number) {
  const evidence = createEvidence(SETTINGS);
  evidence.press(down('x'));
  for (const gapMs of gaps) evidence.press(down('x'), gapMs);
  if (act !== undefined) evidence.press(down('Enter'), act);
  return evidence;
}

test('an even beat of as many keys as a symbol has', () => {
  expect(evidenceOf([30, 30, 30, 30]).isMachine()).toBe(false);
  expect(evidenceOf([30, 30, 30, 30, 30]).isMachine()).toBe(true);
});

test('a late key takes two back, and no more', () => {
  expect(evidenceOf([9, 60, 9, 9, 9, 9]).isMachine()).toBe(false);
  expect(evidenceOf([9, 60, 9, 9, 9, 9, 9]).isMachine()).toBe(true);
  expect(evidenceOf([9, 9, 9, 9, 60, 9, 9, 9]).isMachine()).toBe(true);
});

test('pairs and threes that a hand rolls never come to it', () => {
  for (const rolled of [[20], [20, 20]]) {
    const gaps = Array.from({ length: 200 }, () => [...rolled, 41]).flat();
    expect(evidenceOf(gaps).isMachine()).toBe(false);
  }
});

test('an end key behind a character at once, or behind many a little later', () => {
  expect(evidenceOf([], 30).isMachine()).toBe(true);
  expect(evidenceOf([], 31).isMachine()).toBe(false);
  expect(evidenceOf([9, 9, 9], 60).isMachine()).toBe(true);
  expect(evidenceOf([9, 9], 60).isMachine()).toBe(false);
});

test('a pair and a run are suspicious', () => {
  expect(evidenceOf([]).suspicion()).toBe('nothing');
  expect(evidenceOf([9]).suspicion()).toBe('a pair');
  expect(evidenceOf([9, 60]).suspicion()).toBe('nothing');
  expect(evidenceOf([9, 9, 60]).suspicion()).toBe('a run');
});
