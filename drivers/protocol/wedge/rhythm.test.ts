import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRhythmMeter } from './rhythm.ts';

function rhythmOf(gaps: readonly number[]) {
  const meter = createRhythmMeter();
  for (const gap of gaps) meter.add(gap);
  return meter.rhythm();
}

test('a single key has no gaps', () => {
  expect(rhythmOf([])).toEqual({ keys: 1, meanGapMs: 0, longestGapMs: 0, spreadMs: 0 });
});

test('mean, longest gap and standard deviation', () => {
  expect(rhythmOf([2, 4, 4, 4, 5, 5, 7, 9])).toEqual({
    keys: 9,
    meanGapMs: 5,
    longestGapMs: 9,
    spreadMs: 2,
  });
});

test('the mean lies below the longest gap, and an even beat has no spread', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), (gaps) => {
      const { meanGapMs, longestGapMs, spreadMs } = rhythmOf(gaps);
      expect(meanGapMs).toBeLessThanOrEqual(longestGapMs);
      expect(spreadMs).toBeGreaterThanOrEqual(0);
      expect(rhythmOf(gaps.map(() => 8)).spreadMs).toBe(0);
    }),
  );
});
