import { expect, test } from 'vitest';
import { createPeaks } from './peaks.ts';

const WIDTH = 41;
const COLUMNS = 20;
const block = (column: number, row: number): number => row * COLUMNS + column;
const pixel = (x: number, y: number): number => y * WIDTH + x;

function peaksOf(scores: readonly (readonly [number, number, number])[], atMost = 99): number[] {
  const peaks = createPeaks(200);
  peaks.begin(WIDTH, 30);
  for (const [column, row, score] of scores) peaks.add(block(column, row), score);
  return peaks.clearest(atMost);
}

test('a block is a peak where no neighbour is higher, one of equals is', () => {
  expect(peaksOf([[5, 5, 90]])).toEqual([pixel(10, 10)]);
  for (const [column, row] of [
    [4, 4],
    [5, 4],
    [6, 4],
    [4, 5],
    [6, 5],
    [4, 6],
    [5, 6],
    [6, 6],
  ] as const) {
    expect(
      peaksOf([
        [5, 5, 90],
        [column, row, 91],
      ]),
    ).toHaveLength(1);
    expect(
      peaksOf([
        [5, 5, 90],
        [column, row, 90],
      ]),
    ).toHaveLength(1);
  }
});

test('it leans towards the higher neighbour by a pixel at most', () => {
  expect(
    peaksOf([
      [5, 5, 90],
      [6, 5, 80],
      [5, 4, 89],
    ]),
  ).toEqual([pixel(11, 9)]);
  expect(
    peaksOf([
      [5, 5, 90],
      [6, 5, 60],
      [4, 5, 62],
    ]),
  ).toEqual([pixel(10, 10)]);
});

test('the highest are given, of equal ones no more than are wanted', () => {
  const scores = [
    [2, 2, 50],
    [5, 2, 70],
    [8, 2, 70],
    [11, 2, 70],
    [14, 2, 90],
  ] as const;
  expect(peaksOf(scores, 1)).toEqual([pixel(28, 4)]);
  const three = peaksOf(scores, 3);
  expect(three).toContain(pixel(28, 4));
  expect(three).not.toContain(pixel(4, 4));
  expect(three).toHaveLength(3);
});

test('nothing of a picture is left for the next', () => {
  const peaks = createPeaks(200);
  peaks.begin(WIDTH, 30);
  peaks.add(block(5, 5), 100);
  peaks.begin(WIDTH, 30);
  expect(peaks.clearest(9)).toEqual([]);
  peaks.add(block(6, 5), 50);
  expect(peaks.clearest(9)).toEqual([pixel(12, 10)]);
  peaks.clear();
  expect(peaks.clearest(9)).toEqual([]);
});
