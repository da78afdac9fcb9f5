import { expect, test } from 'vitest';
import { createRecorder } from '../frame/recorder.ts';
import type { Drain } from './drain.ts';
import { recordDrain } from './record.ts';

test('a drain is held against idle, and the longer block of its two stretches counts', () => {
  const scansMs = Array.from({ length: 20 }, (_, index) => index + 1);
  const drain: Drain = {
    idle: { scansMs, longestBlockMs: 10, rowsPerS: 0 },
    alone: { scansMs: [], longestBlockMs: 50, rowsPerS: 40 },
    both: { scansMs: scansMs.map((ms) => ms * 2), longestBlockMs: 30, rowsPerS: 30 },
    ...{ delivered: 1_234, waiting: 98_766 },
  };
  const recorder = createRecorder();
  recordDrain(recorder, drain, 100_000);
  expect(
    recorder
      .table()
      .slice(2)
      .map((line) => line.split(/ {2,}/)),
  ).toEqual([
    ['drain with scans, against without (1,234 of 100,000 rows)', '30.0', '1/s', '40.0', '0.750'],
    ['scan during the drain, against idle p50', '20.0', 'ms', '10.0', '2.00'],
    ['scan during the drain, against idle p95', '38.0', 'ms', '19.0', '2.00'],
    ['longest block of the event loop, against idle', '50.0', 'ms', '10.0', '5.00'],
  ]);
});
