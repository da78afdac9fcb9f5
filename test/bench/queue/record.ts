import type { Recorder } from '../frame/recorder.ts';
import { percentile } from '../frame/stats.ts';
import type { Drain } from './drain.ts';

const THOUSANDS = new Intl.NumberFormat('en');

/**
 * Records a drain: what it is with scans against without, and what scans are during it against idle.
 *
 * @param rows receipts that waited at its beginning
 */
export function recordDrain(recorder: Recorder, drain: Drain, rows: number): void {
  const { idle, alone, both, delivered } = drain;
  const of = `(${THOUSANDS.format(delivered)} of ${THOUSANDS.format(rows)} rows)`;
  recorder.record({
    metric: `drain with scans, against without ${of}`,
    value: both.rowsPerS,
    unit: '1/s',
    baseline: alone.rowsPerS,
  });
  for (const [name, share] of [
    ['p50', 0.5],
    ['p95', 0.95],
  ] as const) {
    recorder.record({
      metric: `scan during the drain, against idle ${name}`,
      value: percentile(both.scansMs, share),
      unit: 'ms',
      baseline: percentile(idle.scansMs, share),
    });
  }
  recorder.record({
    metric: 'longest block of the event loop, against idle',
    value: Math.max(alone.longestBlockMs, both.longestBlockMs),
    unit: 'ms',
    baseline: idle.longestBlockMs,
  });
}
