import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRhythmMeter } from './rhythm.ts';

function rhythmOf(gaps: readonly number[]) {
  const meter = createRhythmMeter(30);
  for (const gap of gaps) meter.add(gap);
  return meter.rhythm();
}

test('a single key has no gaps', () => {
  expect(rhythmOf([])).toEqual({ keys: 1, medianGapMs: 0, longestGapMs: 0, slowGaps: 0 });
});

test('median, longest gap and slow gaps', () => {
  expect(rhythmOf([9, 31, 4, 30, 4, 60, 5, 2])).toEqual({
    keys: 9,
    medianGapMs: 9,
    longestGapMs: 60,
    slowGaps: 2,
  });
});

test('one gap, however long, is the median of itself', () => {
  expect(rhythmOf([7.4])).toMatchObject({ medianGapMs: 7, longestGapMs: 7.4 });
  expect(rhythmOf([5_000])).toMatchObject({ medianGapMs: 1_000, longestGapMs: 5_000, slowGaps: 1 });
});

test('half of the gaps are not longer than the median', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000), { minLength: 1 }), (gaps) => {
      const { medianGapMs } = rhythmOf(gaps);
      const sorted = gaps.toSorted((one, other) => one - other);
      expect(medianGapMs).toBe(sorted[Math.floor(gaps.length / 2)]);
    }),
  );
});
