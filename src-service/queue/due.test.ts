import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { LONGEST_WAIT_MS } from './back-off.ts';
import { PRIORITIES } from './queue.ts';
import { EVERYTHING, queueBench, RECEIPT, SYSTEM } from './queue-bench.test-support.ts';

const WHY = failure('PLATFORM_TIMEOUT');
const SOON = { ...RECEIPT, nextTryAt: 60_000 };

function stand() {
  const bench = queueBench();
  const { db, queue } = bench;
  return {
    ...bench,
    add: (intent = SOON) => unwrap(queue.add(intent)).id,
    next: () => queue.nextTryAt([SYSTEM], PRIORITIES.receipt),
    written: () => db.prepare<[], number>('SELECT total_changes()').pluck().get(),
  };
}

test('hastened, all rows of a destination are due, and nothing is written for it', () => {
  const { add, clock, next, queue, written } = stand();
  const rows = [add(), add(), add({ ...SOON, nextTryAt: 90_000 })];
  expect([next(), queue.lease(EVERYTHING)]).toEqual([60_000, undefined]);
  const before = written();
  queue.hasten(SYSTEM);
  expect([next(), written()]).toEqual([clock.now(), before]);
  const taken = rows.map(() => queue.lease(EVERYTHING)?.row.id);
  expect(taken.toSorted()).toEqual(rows.toSorted());
});

test('once tried again, a row waits for its own time, and so does one that comes later', () => {
  const { add, clock, next, queue } = stand();
  const [first, second] = [add(), add({ ...SOON, nextTryAt: 70_000 })];
  queue.hasten(SYSTEM);
  const taken = queue.lease(EVERYTHING)!;
  expect(taken.row.id).toBe(first);
  queue.retry(taken.lease, 5_000, WHY);
  add({ ...SOON, nextTryAt: 4_000 });
  expect(queue.lease(EVERYTHING)?.row.id).toBe(second);
  expect([queue.lease(EVERYTHING), next()]).toEqual([undefined, 4_000]);
  clock.advance(5_000 - clock.now());
  expect([queue.lease(EVERYTHING), queue.lease(EVERYTHING)]).not.toContain(undefined);
  expect(queue.lease(EVERYTHING)).toBeUndefined();
});

test('where too many come to nothing, each of the others waits for its own time', () => {
  const { add, queue } = stand();
  for (let n = 0; n < 205; n++) add({ ...SOON, nextTryAt: 60_000 + n });
  queue.hasten(SYSTEM);
  let tries = 0;
  for (let leased = queue.lease(EVERYTHING); leased; leased = queue.lease(EVERYTHING)) {
    queue.retry(leased.lease, 300_000, WHY);
    if (++tries > 300) break;
  }
  expect(tries).toBe(201);
});

test('a time further away than any wait was written by a clock that was ahead: it is due', () => {
  const { add, clock, next, queue } = stand();
  const far = clock.now() + LONGEST_WAIT_MS;
  add({ ...SOON, nextTryAt: far });
  expect([next(), queue.lease(EVERYTHING)]).toEqual([far, undefined]);
  clock.set(-1);
  expect(next()).toBe(clock.now());
  expect(queue.lease(EVERYTHING)).toMatchObject({ row: { tries: 1 } });
});
