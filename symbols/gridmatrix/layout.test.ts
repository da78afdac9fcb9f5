import { expect, test } from 'vitest';
import { cellsOf, firstBitOf, isDarkFrame, layerId, moduleOf } from './layout.ts';
import { LEVELS, sizeOf } from './version.ts';

const VERSIONS = Array.from({ length: 13 }, (_, at) => at + 1);

test('codewords wind out from the middle, clockwise', () => {
  const order = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => -1));
  cellsOf(2).forEach(({ column, row }, at) => {
    const line = order[row];
    if (line) line[column] = at;
  });
  // The middle of the table in zint, backend/gridmtx.h.
  expect(order).toEqual([
    [24, 9, 10, 11, 12],
    [23, 8, 1, 2, 13],
    [22, 7, 0, 3, 14],
    [21, 6, 5, 4, 15],
    [20, 19, 18, 17, 16],
  ]);
});

test('a larger symbol begins as a smaller one', () => {
  const around = (version: number): readonly (readonly number[])[] =>
    cellsOf(version).map(({ column, row, ring }) => [column - version, row - version, ring]);
  for (const version of VERSIONS) {
    expect(around(13).slice(0, (2 * version + 1) ** 2)).toEqual(around(version));
  }
});

test('layer ids and codewords fill the inside of every macromodule, each module once', () => {
  for (const version of VERSIONS) {
    const size = sizeOf(version);
    const seen = new Uint8Array(size * size);
    cellsOf(version).forEach((cell, at) => {
      const bits = [0, 1].concat(
        [2 * at, 2 * at + 1].flatMap((codeword) =>
          Array.from({ length: 7 }, (_, bit) => firstBitOf(codeword) + bit),
        ),
      );
      for (const bit of bits) {
        const module = moduleOf(cell, bit, version);
        seen[module] = (seen[module] ?? 0) + 1;
      }
    });
    const inside = (coordinate: number): boolean => coordinate % 6 > 0 && coordinate % 6 < 5;
    const isRight = seen.every((count, at) => {
      const isInside = inside(at % size) && inside(Math.floor(at / size));
      return count === (isInside ? 1 : 0);
    });
    expect(isRight).toBe(true);
  }
});

test('frames alternate, and the corners of a symbol are dark', () => {
  for (const version of VERSIONS) {
    const far = 2 * version;
    for (const [column, row] of [
      [0, 0],
      [0, far],
      [far, 0],
      [far, far],
    ] as const) {
      expect(isDarkFrame({ column, row })).toBe(true);
    }
  }
  expect(isDarkFrame({ column: 1, row: 0 })).toBe(false);
});

test('layer ids tell the levels apart', () => {
  const ids = LEVELS.map((level) => [0, 1, 2, 3, 4].map((ring) => layerId(ring, level)));
  expect(ids).toEqual([
    [3, 2, 1, 0, 3],
    [3, 0, 1, 2, 3],
    [2, 3, 0, 1, 2],
    [1, 2, 3, 0, 1],
    [0, 1, 2, 3, 0],
  ]);
});
