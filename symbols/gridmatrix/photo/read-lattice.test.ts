import { expect, test } from 'vitest';
import { drawnSymbol, type DrawnSymbol } from './drawn.test-support.ts';
import { project } from './homography.ts';
import type { Lattice } from './lattice.ts';
import { readLattice } from './read-lattice.ts';

const TEXT = 'GB/T 27766-2011 网格矩阵码';
const symbol = drawnSymbol(3, 6);

/** The corners from column and row `first` to `last` alone. */
function part({ map }: DrawnSymbol, first: number, last: number): Lattice {
  const corners: { u: number; v: number; x: number; y: number }[] = [];
  for (let u = first; u <= last; u++) {
    for (let v = first; v <= last; v++) corners.push({ u, v, ...project(map, u, v) });
  }
  return { map, corners };
}

test('a symbol is read of which few corners were found', () => {
  const read = readLattice(() => symbol.grey, 0, part(symbol, 3, 4));
  expect(read?.symbol.text).toBe(TEXT);
  const [first, , third] = read!.corners;
  const topLeft = project(symbol.map, 0, 0);
  const bottomRight = project(symbol.map, 7, 7);
  expect(Math.hypot(first.x - topLeft.x, first.y - topLeft.y)).toBeLessThan(0.5);
  expect(Math.hypot(third.x - bottomRight.x, third.y - bottomRight.y)).toBeLessThan(0.5);
});

test('corners that reach beyond the largest symbol are no symbol', () => {
  expect(readLattice(() => symbol.grey, 0, part(symbol, -11, 16))).toBeUndefined();
});

test('frames without data in them are no symbol', () => {
  const { width } = symbol.grey;
  // A chess board of the same squares.
  const pixels = symbol.grey.pixels.map((_, at) => {
    const column = Math.floor((at % width) / 36 - 4 / 6);
    const row = Math.floor(Math.floor(at / width) / 36 - 4 / 6);
    return (column + row) % 2 === 0 && column >= 0 && row >= 0 && column < 7 && row < 7 ? 40 : 220;
  });
  expect(readLattice(() => ({ ...symbol.grey, pixels }), 0, part(symbol, 1, 6))).toBeUndefined();
});
