import fc from 'fast-check';
import { expect, it } from 'vitest';
import { moduleOfRuns } from './runs.ts';

it('takes 1 : 1 : 3 : 1 : 1 of any size', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 90 }), (m) => {
      expect(moduleOfRuns(m, m, 3 * m, m, m)).toBeCloseTo(m);
    }),
  );
});

it('takes what blur makes of it: thin runs between thick ones', () => {
  expect(moduleOfRuns(7, 7, 32, 7, 7)).toBeGreaterThan(0);
  // Dark runs wider than light ones, and the other way round.
  expect(moduleOfRuns(14, 6, 34, 6, 14)).toBeCloseTo(10);
  expect(moduleOfRuns(6, 14, 26, 14, 6)).toBeCloseTo(10);
});

it('takes one that goes on into a dark ground, not two', () => {
  expect(moduleOfRuns(80, 10, 30, 10, 10)).toBeCloseTo(10);
  expect(moduleOfRuns(80, 10, 30, 10, 80)).toBe(0);
});

it.each([
  [10, 10, 10, 10, 10],
  [10, 30, 10, 30, 10],
  [10, 10, 30, 30, 10],
  [0, 10, 30, 10, 10],
  [1, 1, 3, 1, 1],
])('leaves %i %i %i %i %i', (...runs) => {
  expect(moduleOfRuns(...runs)).toBe(0);
});
