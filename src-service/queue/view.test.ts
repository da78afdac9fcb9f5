import { expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { queueViewSchema } from '../../contract/queue.ts';
import { EVERYTHING, KEY, PAYLOAD, queueBench, RECEIPT, SCAN } from './queue-bench.test-support.ts';

test('an empty queue', () => {
  expect(queueBench().view()).toEqual({ waiting: 0, dead: 0, locked: 0, rows: [] });
});

test('counts, the oldest, the next try, what is dead first', () => {
  const { clock, queue, view } = queueBench();
  const dead = unwrap(queue.add(RECEIPT)).id;
  clock.advance(5);
  const scan = unwrap(queue.add(SCAN)).id;
  clock.advance(5);
  const leased = unwrap(queue.add({ ...RECEIPT, nextTryAt: 500 })).id;
  const ended = unwrap(queue.add(RECEIPT)).id;
  expect(queue.end(dead, 'dead', failure('REPLY_MISMATCH'))).toBe('written');
  expect(queue.end(ended, 'done')).toBe('written');
  expect(queue.lease(EVERYTHING)?.row.id).toBe(leased);
  const seen = queueViewSchema.parse(view());
  expect(seen).toMatchObject({ waiting: 2, dead: 1, oldestAt: 1_005, nextTryAt: 2_000, locked: 0 });
  expect(seen.rows.map(({ id, state }) => [id, state])).toEqual([
    [dead, 'dead'],
    [ended, 'done'],
    [leased, 'leased'],
    [scan, 'pending'],
  ]);
  expect(JSON.stringify(seen)).not.toContain(PAYLOAD.code);
});

test('as many rows as the contract takes; many dead ones leave no room for others', () => {
  const { queue, view } = queueBench();
  for (let row = 0; row < 60; row++) unwrap(queue.add(RECEIPT));
  expect(queueViewSchema.parse(view()).waiting).toBe(60);
  for (let row = 0; row < 60; row++) {
    const leased = queue.lease(EVERYTHING);
    if (leased)
      expect(queue.finish(leased.lease, 'dead', failure('REPLY_MISMATCH'))).toBe('written');
  }
  unwrap(queue.add(SCAN));
  expect(view()).toMatchObject({ waiting: 1, dead: 60 });
  expect(new Set(view().rows.map(({ state }) => state))).toEqual(new Set(['dead']));
});

test('rows whose data key is not at hand are counted as locked', () => {
  const before = queueBench();
  unwrap(before.queue.add(SCAN));
  unwrap(before.queue.add(RECEIPT));
  before.db.close();
  const after = queueBench(before.file, [{ ...KEY, id: 'another' }]);
  unwrap(after.queue.add(SCAN));
  expect(after.view()).toMatchObject({ waiting: 3, locked: 2 });
});
