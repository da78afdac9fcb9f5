import { expect, test } from 'vitest';
import { stepOf } from './step-keys.ts';

test.each<[string, number, number, number | undefined]>([
  ['ArrowDown', 0, 3, 1],
  ['ArrowRight', 2, 3, 0],
  ['ArrowUp', 0, 3, 2],
  ['ArrowLeft', 2, 3, 1],
  ['ArrowDown', -1, 3, 0],
  ['ArrowUp', -1, 3, 2],
  ['ArrowDown', -1, 0, undefined],
  ['Enter', 0, 3, undefined],
  ['toString', 0, 3, undefined],
])('%s from %d of %d leads to %s', (key, here, count, expected) => {
  expect(stepOf(key, here, count)).toBe(expected);
});
