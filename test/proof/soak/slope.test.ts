import fc from 'fast-check';
import { expect, test } from 'vitest';
import { growthOf, type Sample, slopeOf } from './slope.ts';

test('a straight line has its own slope', () => {
  const whole = fc.integer({ min: -1_000, max: 1_000 });
  fc.assert(
    fc.property(whole, whole, fc.integer({ min: 2, max: 50 }), (slope, height, count) => {
      const points = Array.from({ length: count }, (_, x) => ({ x, y: height + slope * x }));
      expect(slopeOf(points)).toBeCloseTo(slope, 6);
    }),
  );
});

test('the published example: 1 2, 2 4, 3 5, 4 4, 5 5', () => {
  const points = [2, 4, 5, 4, 5].map((y, index) => ({ x: index + 1, y }));
  expect(slopeOf(points)).toBeCloseTo(0.6, 10);
});

test('one point, or none, has no slope', () => {
  expect([slopeOf([]), slopeOf([{ x: 1, y: 1 }])]).toEqual([0, 0]);
});

function run(heapAt: (sessions: number) => number): Sample[] {
  return Array.from({ length: 21 }, (_, index) => {
    const sessions = index * 500;
    return { sessions, heap: heapAt(sessions), rss: 0, external: 0 };
  });
}

test('what grows by a byte a session grows by 1,000 in 1,000', () => {
  expect(
    growthOf(
      run((sessions) => 9 + sessions),
      ({ heap }) => heap,
    ),
  ).toBeCloseTo(1_000, 6);
});

test('a warm-up that levels off is no growth', () => {
  expect(
    growthOf(
      run((sessions) => Math.min(sessions, 2_000)),
      ({ heap }) => heap,
    ),
  ).toBe(0);
});
