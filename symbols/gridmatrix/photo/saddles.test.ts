import { expect, test } from 'vitest';
import { ALL } from './activity.ts';
import { DARK, drawn, LIGHT } from './drawn.test-support.ts';
import { createSaddleFinder } from './saddles.ts';

const SQUARE = 17;
const board = drawn(100, 80, (x, y) =>
  (Math.floor(x / SQUARE) + Math.floor(y / SQUARE)) % 2 === 0 ? DARK : LIGHT,
);

test('each corner of a chess board that is off the rim is found once', () => {
  const places = createSaddleFinder()
    .find(board, ALL, 500)
    .map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`);
  const expected: string[] = [];
  for (let x = SQUARE; x < 86; x += SQUARE) {
    for (let y = SQUARE; y < 66; y += SQUARE) expected.push(`${x} ${y}`);
  }
  expect(places.toSorted()).toEqual(expected.toSorted());
});

test('no more than are wanted', () => {
  expect(createSaddleFinder().find(board, ALL, 7)).toHaveLength(7);
});

test.each([
  ['an even ground', () => 100],
  ['a slope', (x: number) => 2 * x],
  ['stripes', (x: number) => (x % 12 < 6 ? DARK : LIGHT)],
  [
    'a board too faint for print',
    (x: number, y: number) => (x % 20 < 10 === y % 20 < 10 ? 100 : 108),
  ],
])('%s has none', (_, of) => {
  expect(createSaddleFinder().find(drawn(100, 80, of), ALL, 100)).toEqual([]);
});

test('nothing is looked for where the picture is even, by what is said of it', () => {
  const left = { columns: 7, runsOf: () => [[0, 3]] as const };
  const found = createSaddleFinder().find(board, left, 500);
  expect(found.length).toBeGreaterThan(0);
  expect(found.every(({ x }) => x < 3 * 16 + 2)).toBe(true);
});
