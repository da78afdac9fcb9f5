import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combine, type Matrix, transform } from './geometry.ts';

const whole = fc.integer({ min: -9, max: 9 });
const matrix = fc.tuple(whole, whole, whole, whole, whole, whole) as fc.Arbitrary<Matrix>;

test('two matrices in one do what they do one after the other', () => {
  fc.assert(
    fc.property(matrix, matrix, whole, whole, (inner, outer, x, y) => {
      expect(transform(combine(inner, outer), { x, y })).toEqual(
        transform(outer, transform(inner, { x, y })),
      );
    }),
  );
});
