import { expect, test, vi } from 'vitest';
import { RECEIPT, SCAN } from './queue-bench.test-support.ts';
import { type Answer, DONE, OUTAGE, settled, workerBench } from './worker-bench.test-support.ts';

const DAY_MS = 86_400_000;

test('a circuit that opened while the clock was a year ahead stops no citizen afterwards', async () => {
  let answer: Answer = OUTAGE;
  const { add, clock, pass, stateOf, tried } = workerBench({
    attempt: () => Promise.resolve(answer),
  });
  clock.set(365 * DAY_MS);
  add({ ...RECEIPT, nextTryAt: clock.now() });
  await pass(60_000, 500);
  expect(tried.length).toBeGreaterThan(3);
  answer = DONE;
  clock.set(-365 * DAY_MS);
  const now = clock.now();
  const scan = add({ ...SCAN, nextTryAt: now, expiresAt: now + 300_000 });
  await pass(15_000, 500);
  expect(stateOf(scan)).toBe('done');
});

test('a row that is due in a month makes nobody look all the time', async () => {
  const { add, clock } = workerBench({ attempt: () => Promise.resolve(DONE) });
  const after = vi.spyOn(clock, 'after');
  add({ ...RECEIPT, nextTryAt: clock.now() + 5 * 60_000 });
  await settled();
  // Node's timers take no more than 24 days; and a clock that is set has to be noticed.
  expect(after.mock.calls.map(([ms]) => ms)).toEqual([60_000]);
});

test('a clock that is ahead for one look ends no saved scan, and one that is set back keeps none', async () => {
  const { add, clock, pass, stateOf, worker } = workerBench({
    attempt: () => Promise.resolve(OUTAGE),
  });
  const row = add({ ...SCAN, nextTryAt: clock.now() + 5_000, expiresAt: clock.now() + 300_000 });
  clock.set(3_600_000);
  worker.look();
  clock.set(-2 * 3_600_000);
  await pass(299_000, 1_000);
  expect(stateOf(row)).toBe('pending');
  await pass(1_000);
  expect(stateOf(row)).toBe('expired');
});
