import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combine, type Matrix } from '../ofd/model/geometry.ts';
import {
  boundsOf,
  grown,
  intersection,
  inverted,
  isUsable,
  scaleOf,
  translation,
} from './matrix.ts';

test('scale and bounds of a turned box', () => {
  const turned: Matrix = [0, 2, -2, 0, 5, 0];
  expect(scaleOf(turned)).toBe(2);
  expect(boundsOf({ x: 0, y: 0, w: 10, h: 3 }, turned)).toEqual({ x: -1, y: 0, w: 6, h: 20 });
});

test('what two boxes share', () => {
  const box = { x: 0, y: 0, w: 10, h: 10 };
  expect(intersection(box, { x: 5, y: -5, w: 10, h: 10 })).toEqual({ x: 5, y: 0, w: 5, h: 5 });
  expect(intersection(box, { x: 20, y: 0, w: 1, h: 1 }).w).toBe(0);
  expect(grown(box, 2)).toEqual({ x: -2, y: -2, w: 14, h: 14 });
});

test('a matrix without an area, and one beyond all paper, are of no use', () => {
  expect(isUsable([1, 2, 2, 4, 0, 0])).toBe(false);
  expect(isUsable([1, 0, 0, 1, 1e9, 0])).toBe(false);
  expect(isUsable([NaN, 0, 0, 1, 0, 0])).toBe(false);
  expect(isUsable(translation(3, 4))).toBe(true);
});

test('a matrix and its inverse leave everything in place', () => {
  const value = fc.double({ min: -100, max: 100, noNaN: true });
  fc.assert(
    fc.property(fc.tuple(value, value, value, value, value, value), (matrix) => {
      const back = inverted(matrix);
      fc.pre(back !== undefined && scaleOf(matrix) > 0.1);
      for (const [index, one] of combine(matrix, back).entries()) {
        expect(one).toBeCloseTo([1, 0, 0, 1, 0, 0][index]!, 5);
      }
    }),
  );
});
