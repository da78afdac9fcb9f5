import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import { TRY_MS } from './one-try.ts';
import { RECEIPT } from './queue-bench.test-support.ts';
import { type Answer, DONE, OUTAGE, settled, workerBench } from './worker-bench.test-support.ts';

function bug(): never {
  throw new Error('bug');
}

test('tries that never settle do not stop the queue', async () => {
  let isHanging = true;
  const { add, pass, stateOf } = workerBench({
    attempt: () => (isHanging ? new Promise<Answer>(() => {}) : Promise.resolve(DONE)),
  });
  const rows = ['1', '2', '3'].map((destination) => add({ ...RECEIPT, destination }));
  await settled();
  isHanging = false;
  await pass(TRY_MS);
  expect(stateOf(rows[2]!)).toBe('done');
  await pass(60_000, 1_000);
  expect(rows.map(stateOf)).toEqual(['done', 'done', 'done']);
});

test.each<[string, Answer, string]>([
  ['done', ok(bug), 'done'],
  ['tried', OUTAGE, 'pending'],
  ['dead', err({ failure: failure('SCOPE_DENIED'), verdict: 'final' }), 'dead'],
])('a listener that throws when it is told "%s" ends nothing', async (_what, answer, state) => {
  const { add, logged, pass, stateOf, tried } = workerBench({
    attempt: () => Promise.resolve(answer),
    onTried: bug,
    onFailed: bug,
  });
  const rows = [add(RECEIPT), add({ ...RECEIPT, destination: '1330000' })];
  await settled();
  expect(rows.map(stateOf)).toEqual([state, state]);
  const failed = logged.filter(({ event }) => event === 'queue.listener-failed');
  expect(failed).toEqual(rows.map((row) => ({ event: 'queue.listener-failed', row })));
  await pass(10_000, 500);
  expect(tried.length).toBe(state === 'pending' ? 8 : 2);
});

test('a row in hand is not given out again, however far ahead the clock is set', async () => {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  const { add, clock, stateOf, tried, worker } = workerBench({ attempt: () => promise });
  const row = add(RECEIPT);
  clock.set(3_600_000);
  worker.look();
  expect(tried).toEqual([row]);
  resolve(DONE);
  await settled();
  expect(stateOf(row)).toBe('done');
});
