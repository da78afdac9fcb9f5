import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { diagnosticSchema } from '../contract/snapshot.ts';
import { createLibraryHealth } from './library-health.ts';

test('each problem is one line, dated when it was first seen, and goes when it is gone', () => {
  const clock = manualClock(1_000);
  let problems = ['hid: libusb-1.0.so.0 is missing'];
  const health = createLibraryHealth(() => problems, clock);
  const line = { key: 'device-library-missing', detail: problems[0], since: 1_000 };
  expect(health.diagnostics()).toEqual([line]);
  clock.advance(5_000);
  problems = [...problems, 'pcsc: no service'];
  expect(health.diagnostics()).toEqual([
    line,
    { key: 'device-library-missing', detail: 'pcsc: no service', since: 6_000 },
  ]);
  problems = [];
  expect(health.diagnostics()).toEqual([]);
  clock.advance(1_000);
  problems = ['pcsc: no service'];
  expect(health.diagnostics()).toMatchObject([{ since: 7_000 }]);
});

test('a long line is cut to what a snapshot takes', () => {
  const health = createLibraryHealth(() => ['x'.repeat(900)], manualClock());
  for (const line of health.diagnostics())
    expect(diagnosticSchema.safeParse(line).success).toBe(true);
});
