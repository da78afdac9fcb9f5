import { expect, test } from 'vitest';
import { drawnSymbol } from './drawn.test-support.ts';
import { alignEdges } from './edges.ts';
import { project, type Homography } from './homography.ts';

const symbol = drawnSymbol(2, 8);
const WHOLE = { left: 0, top: 0, right: 4, bottom: 4 };
const far = (one: Homography, other: Homography): number =>
  Math.max(
    ...[0, 5].flatMap((u) =>
      [0, 5].map((v) => {
        const { x, y } = project(one, u, v);
        const there = project(other, u, v);
        return Math.hypot(there.x - x, there.y - y);
      }),
    ),
  );

test.each([
  ['moved', { c: symbol.map.c + 1.5, f: symbol.map.f - 1.2 }],
  ['turned', { b: -0.5, d: 0.5 }],
  ['too small', { a: symbol.map.a - 0.5, e: symbol.map.e - 0.5 }],
  ['tilted', { g: 0.002, h: -0.002 }],
])('a lattice that is %s is put right', (_, change) => {
  let map: Homography = { ...symbol.map, ...change };
  expect(far(map, symbol.map)).toBeGreaterThan(1);
  for (let round = 0; round < 4; round++) map = alignEdges({ grey: symbol.grey, map }, WHOLE);
  expect(far(map, symbol.map)).toBeLessThan(0.4);
});

test('where there are no edges it stays', () => {
  const grey = { ...symbol.grey, pixels: symbol.grey.pixels.map(() => 100) };
  expect(alignEdges({ grey, map: symbol.map }, WHOLE)).toBe(symbol.map);
});
