import { expect, test } from 'vitest';
import { RECEIPT, SCAN } from './queue-bench.test-support.ts';
import { type Answer, DONE, workerBench } from './worker-bench.test-support.ts';

test('while a citizen is being served, receipts wait and saved scans go on', async () => {
  const { add, clock, pass, stateOf, worker } = workerBench({
    attempt: () => Promise.resolve(DONE),
  });
  worker.makeWay(true);
  const receipt = add({ ...RECEIPT, nextTryAt: clock.now() });
  const scan = add({ ...SCAN, nextTryAt: clock.now() });
  await pass(30_000, 1_000);
  expect([stateOf(receipt), stateOf(scan)]).toEqual(['pending', 'done']);
  worker.makeWay(false);
  await pass(1);
  expect(stateOf(receipt)).toBe('done');
});

test('a receipt under way is finished', async () => {
  let answer: (answer: Answer) => void = () => {};
  const { add, clock, pass, stateOf, worker } = workerBench({
    attempt: () => new Promise((resolve) => (answer = resolve)),
  });
  const receipt = add({ ...RECEIPT, nextTryAt: clock.now() });
  await pass(1);
  worker.makeWay(true);
  answer(DONE);
  await pass(1);
  expect(stateOf(receipt)).toBe('done');
});
