import fc from 'fast-check';
import { expect, test } from 'vitest';
import { manualClock, type ManualClock } from '../contract/clock.ts';
import {
  createScanLimit,
  FLOOD_MS,
  FLOOD_SCANS,
  SCAN_BURST,
  SCANS_PER_S,
  type ScanLimit,
  type Verdict,
} from './scan-limit.ts';

interface Stand {
  readonly clock: ManualClock;
  readonly limit: ScanLimit;
  /** So many scans, one every `everyMs`. */
  readonly scans: (count: number, everyMs: number, isRepetition?: boolean) => Verdict[];
}

function stand(): Stand {
  const clock = manualClock(1_000);
  const limit = createScanLimit(clock);
  return {
    clock,
    limit,
    scans: (count, everyMs, isRepetition = false) =>
      Array.from({ length: count }, () => {
        const verdict = limit.take('one', isRepetition);
        clock.advance(everyMs);
        return verdict;
      }),
  };
}

test('a scan every tenth of a second is told for ever, and a hand that is quick now and then', () => {
  const { clock, scans } = stand();
  expect(new Set(scans(1_000, 1_000 / SCANS_PER_S))).toEqual(new Set(['told']));
  clock.advance(10_000);
  expect(new Set(scans(SCAN_BURST, 1))).toEqual(new Set(['told']));
});

test('above the limit a scan is dropped, and that is said once', () => {
  const { scans } = stand();
  const verdicts = scans(SCAN_BURST + 10, 1);
  expect(verdicts.slice(0, SCAN_BURST)).not.toContain('begins');
  expect(verdicts.slice(SCAN_BURST)).toEqual(['begins', ...Array<Verdict>(9).fill('dropped')]);
});

test.each([20, 90])('a scan every %i ms is a flood, but not before five seconds', (everyMs) => {
  const { scans } = stand();
  const verdicts = scans(60_000 / everyMs, everyMs);
  const begin = verdicts.indexOf('begins');
  const end = verdicts.indexOf('flood');
  expect((end - begin) * everyMs).toBeGreaterThanOrEqual(FLOOD_MS);
  expect((end - begin) * everyMs).toBeLessThan(FLOOD_MS + 1_000);
  expect(verdicts.slice(0, end).filter((verdict) => verdict === 'begins')).toHaveLength(1);
});

test('more than any camera sees is a flood at once', () => {
  const { scans } = stand();
  const verdicts = scans(SCAN_BURST + FLOOD_SCANS + 1, 0);
  expect(verdicts.indexOf('flood')).toBe(SCAN_BURST + FLOOD_SCANS);
});

test('who goes on after a flood has no new burst by it', () => {
  const { scans } = stand();
  const told = scans(100_000, 0).filter((verdict) => verdict === 'told');
  expect(told).toHaveLength(SCAN_BURST);
});

test('what ends in time is forgotten', () => {
  const { clock, scans } = stand();
  expect(scans(200, 20)).not.toContain('flood');
  clock.advance(2_000);
  expect(scans(1, 3_000)).toEqual(['told']);
  expect(scans(SCAN_BURST + 1, 0).at(-1)).toBe('begins');
});

test('a code that stays before the scanner is no flood, unless no camera is that fast', () => {
  const { scans } = stand();
  expect(new Set(scans(3_000, 16, true))).toEqual(new Set(['told']));
  expect(scans(8_000, 1, true)).toContain('flood');
});

test('each device has its own limit', () => {
  const { limit, scans } = stand();
  expect(scans(100, 1).at(-1)).toBe('dropped');
  expect(limit.take('two', false)).toBe('told');
});

test('a clock that is set, either way, closes no scanner for long', () => {
  const clock = manualClock(10_000_000);
  const limit = createScanLimit(clock);
  for (let count = 0; count < 2 * SCAN_BURST; count++) limit.take('one', false);
  clock.set(-3_600_000);
  expect(limit.take('one', false)).toBe('dropped');
  clock.advance(1_000);
  expect(limit.take('one', false)).toBe('told');
});

test('whatever comes when, no more is told than burst and rate allow', () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 400 });
  fc.assert(
    fc.property(gaps, (waits) => {
      const { clock, limit } = stand();
      let told = 0;
      let passedMs = 0;
      for (const ms of waits) {
        clock.advance(ms);
        passedMs += ms;
        const verdict = limit.take('one', false);
        if (verdict === 'told') told++;
        // After a flood the device is closed, and the count starts anew.
        if (verdict === 'flood') return;
      }
      expect(told).toBeLessThanOrEqual(SCAN_BURST + (passedMs * SCANS_PER_S) / 1_000 + 1e-6);
    }),
  );
});
