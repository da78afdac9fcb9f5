import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fractionLeft, minutesAndSeconds, secondsLeft } from './countdown.ts';

describe('secondsLeft', () => {
  test.each([
    [10_000, 0, 10],
    [10_000, 1, 10],
    [10_000, 9_000, 1],
    [10_000, 9_999, 1],
    [10_000, 10_000, 0],
    [10_000, 99_000, 0],
  ])('until %d at %d is %d s', (deadline, now, expected) => {
    expect(secondsLeft(deadline, now)).toBe(expected);
  });
});

describe('fractionLeft', () => {
  test('runs from one to zero', () => {
    expect(fractionLeft(0, 100, 0)).toBe(1);
    expect(fractionLeft(0, 100, 25)).toBe(0.75);
    expect(fractionLeft(0, 100, 100)).toBe(0);
  });

  test('an empty span is over', () => {
    expect(fractionLeft(100, 100, 50)).toBe(0);
  });

  test('stays between zero and one whatever the clock does', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (start, deadline, now) => {
        const fraction = fractionLeft(start, deadline, now);
        expect(fraction).toBeGreaterThanOrEqual(0);
        expect(fraction).toBeLessThanOrEqual(1);
      }),
    );
  });
});

test.each([
  [0, '0:00'],
  [9, '0:09'],
  [60, '1:00'],
  [245, '4:05'],
])('%d s is written %s', (seconds, text) => {
  expect(minutesAndSeconds(seconds)).toBe(text);
});
