import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretchOf } from './svg-transform.ts';

test.each([
  ['', 1],
  ['translate(900 9)', 1],
  ['rotate(30, 5 5)', 1],
  ['scale(3)', 3],
  ['scale(-3 4) scale(.5),', 2],
  ['matrix(0 2 -2 0 7 7)', 2],
  ['matrix(3 0 0 1 0 0)', 3],
  ['skewX(45)', 2],
  ['scale(2)'.repeat(17), undefined],
  ['scale(var(--a))', undefined],
  ['scale(2) and', undefined],
  ['perspective(2px)', undefined],
  [`scale(${'1'.repeat(1_100)})`, undefined],
])('%s', (text, expected) => {
  const stretch = stretchOf(text);
  if (expected === undefined) expect(stretch).toBeUndefined();
  else expect(stretch).toBeCloseTo(expected, 9);
});

test('no line gets longer than by the stretch of a matrix', () => {
  const number = fc.integer({ min: -99, max: 99 });
  fc.assert(
    fc.property(fc.tuple(number, number, number, number, number, number), (values) => {
      const [a, b, c, d, x, y] = values;
      const stretch = stretchOf(`matrix(${a} ${b} ${c} ${d} 0 0)`) ?? NaN;
      const longest = Math.hypot(a * x + c * y, b * x + d * y);
      expect(longest).toBeLessThanOrEqual(stretch * Math.hypot(x, y) + 1e-6);
    }),
  );
});
