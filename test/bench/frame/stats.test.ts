import fc from 'fast-check';
import { expect, test } from 'vitest';
import { percentile, threeDigits } from './stats.ts';

test('percentiles by nearest rank, whatever the order', () => {
  const samples = [5, 1, 4, 2, 3, 10, 9, 8, 7, 6];
  expect([0.5, 0.9, 0.99, 1].map((share) => percentile(samples, share))).toEqual([5, 9, 10, 10]);
  expect(percentile([7], 0.01)).toBe(7);
  expect(percentile([], 0.5)).toBeNaN();
});

test('a percentile is one of the samples, and at least its share is not above it', () => {
  const samples = fc.array(fc.double({ noNaN: true, min: 0, max: 1e9 }), { minLength: 1 });
  fc.assert(
    fc.property(samples, fc.double({ min: 0.01, max: 1, noNaN: true }), (all, share) => {
      const value = percentile(all, share);
      expect(all).toContain(value);
      const notAbove = all.filter((one) => one <= value).length;
      expect(notAbove).toBeGreaterThanOrEqual(share * all.length - 1e-9);
    }),
  );
});

test.each([
  [123_456.7, '123457'],
  [100, '100'],
  [99.94, '99.9'],
  [1.2345, '1.23'],
  [0.012345, '0.0123'],
  [0.12345, '0.123'],
  [0, '0'],
  [NaN, '–'],
  [Infinity, '–'],
])('%d is written %s', (value, text) => {
  expect(threeDigits(value)).toBe(text);
});
