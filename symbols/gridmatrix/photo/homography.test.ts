import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitHomography, project, scaled, type Match } from './homography.ts';

const small = fc.double({ min: -0.01, max: 0.01, noNaN: true });
const turn = fc.double({ min: -20, max: 20, noNaN: true });
const map = fc
  .record({ b: turn, d: turn, c: turn, f: turn, g: small, h: small })
  .map((some) => ({ ...some, a: 30, e: 35 }));

function seen(of: Parameters<typeof project>[0], side: number): Match[] {
  return Array.from({ length: side * side }, (_, at) => {
    const u = (at % side) - 2;
    const v = Math.floor(at / side) - 1;
    return { u, v, ...project(of, u, v) };
  });
}

test('the map by which places were seen is found again', () => {
  fc.assert(
    fc.property(map, fc.integer({ min: 2, max: 5 }), (truth, side) => {
      fc.pre(truth.a * truth.e - truth.b * truth.d > 100);
      const fitted = fitHomography(seen(truth, side))!;
      const expected = project(truth, 3.5, -2.5);
      const { x, y } = project(fitted, 3.5, -2.5);
      expect(Math.hypot(x - expected.x, y - expected.y)).toBeLessThan(1e-4);
    }),
  );
});

test('in a picture of twice the pixels all is twice as far', () => {
  const one = { a: 3, b: 1, c: 7, d: -1, e: 4, f: 5, g: 0.02, h: -0.01 };
  const { x, y } = project(one, 3, 4);
  expect(project(scaled(one, 2), 3, 4)).toEqual({ x: 2 * x, y: 2 * y });
});

test.each([
  ['three places', [0, 1, 2].map((at) => ({ u: at, v: at * at, x: at, y: at * at }))],
  ['places on one line', [0, 1, 2, 3, 4].map((at) => ({ u: at, v: 2, x: 3 * at, y: at }))],
])('%s are too little', (_, matches) => {
  expect(fitHomography(matches)).toBeUndefined();
});
