import { expect, test } from 'vitest';
import { activityOf, ALL, SQUARE } from './activity.ts';
import { drawn } from './drawn.test-support.ts';

/** Of a picture of 160 × 80 pixels the one a quarter as wide, with a spot in the square 4, 2. */
const small = drawn(40, 20, (x, y) => (x > 17 && x < 19 && y > 9 && y < 11 ? 30 : 200));

test('a square is active where something is in it or beside it', () => {
  const { columns, runsOf } = activityOf(small, 0);
  expect(columns * SQUARE).toBe(160);
  expect(Array.from({ length: 5 }, (_, row) => runsOf(row))).toEqual([[], [], [[4, 5]], [], []]);
});

test('squares side by side are one run, others have their own', () => {
  const bars = drawn(40, 20, (x) => (x < 6 || x > 30 ? 100 + 10 * Math.floor(x) : 100));
  expect(activityOf(bars, 0).runsOf(3)).toEqual([
    [0, 2],
    [7, 10],
  ]);
});

test('what is no more than noise is none', () => {
  expect(activityOf(small, 40).runsOf(2)).toEqual([]);
});

test('the last row of squares is that of the rest of the pixels', () => {
  const { runsOf } = activityOf(
    drawn(41, 18, (x, y) => (y > 16 ? 10 * x : 100)),
    0,
  );
  expect(runsOf(4)).toEqual([[0, 11]]);
  expect(runsOf(5)).toEqual([[0, 11]]);
  expect(ALL.runsOf(99)).toEqual([[0, Infinity]]);
});
