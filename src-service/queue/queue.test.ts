import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { closeStore, openStore } from '../store/database.ts';
import { createQueue } from './queue.ts';
import { createSealer } from './seal.ts';

const PAYLOAD = { code: 'PLANTED-SECRET-CODE' };
const KEY = randomBytes(32);

function setUp(file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db')) {
  const clock = manualClock(1_000);
  const { db } = unwrap(openStore(file, 0));
  return { file, clock, db, queue: createQueue(db, createSealer([{ id: 'k', key: KEY }]), clock) };
}
const TIMES = { expiresAt: 61_000, nextTryAt: 2_000 };

test('a row waits until it is due, and is given out once', () => {
  const { clock, queue } = setUp();
  const row = unwrap(queue.add(PAYLOAD, TIMES));
  expect(row).toMatchObject({ state: 'pending', createdAt: 1_000, ...TIMES, tries: 0 });
  expect(queue.lease()).toBeUndefined();
  clock.advance(1_000);
  expect(queue.lease()).toEqual({ row: { ...row, state: 'leased', tries: 1 }, payload: PAYLOAD });
  expect(queue.lease()).toBeUndefined();
});

test('a row put back is due again later and remembers why', () => {
  const { clock, queue } = setUp();
  const { id } = unwrap(queue.add(PAYLOAD, TIMES));
  clock.advance(1_000);
  queue.lease();
  queue.retry(id, 5_000, failure('PLATFORM_TIMEOUT'));
  expect(queue.waiting()).toMatchObject([
    { state: 'pending', nextTryAt: 5_000, lastFailure: 'PLATFORM_TIMEOUT' },
  ]);
  clock.advance(3_000);
  expect(queue.lease()?.row.tries).toBe(2);
});

test('hastened rows are due at once', () => {
  const { queue } = setUp();
  unwrap(queue.add(PAYLOAD, { ...TIMES, nextTryAt: 50_000 }));
  queue.hasten();
  expect(queue.lease()?.payload).toEqual(PAYLOAD);
});

test('the row that is due longest comes first', () => {
  const { clock, queue } = setUp();
  unwrap(queue.add('late', { ...TIMES, nextTryAt: 3_000 }));
  unwrap(queue.add('early', { ...TIMES, nextTryAt: 2_000 }));
  clock.advance(9_000);
  expect([queue.lease()?.payload, queue.lease()?.payload]).toEqual(['early', 'late']);
});

test('a lease ends with its process; row, tries and payload stay', () => {
  const first = setUp();
  unwrap(first.queue.add(PAYLOAD, TIMES));
  first.clock.advance(1_000);
  first.queue.lease();
  first.db.close();
  const second = setUp(first.file);
  second.clock.advance(9_000);
  expect(second.queue.lease()).toMatchObject({ row: { tries: 2 }, payload: PAYLOAD });
});

test('another key opens nothing, and the row is not lost', () => {
  const { clock, db, queue } = setUp();
  unwrap(queue.add(PAYLOAD, TIMES));
  const other = createQueue(db, createSealer([{ id: 'k', key: randomBytes(32) }]), clock);
  clock.advance(1_000);
  expect(other.lease()).toMatchObject({ payload: undefined });
  expect(queue.waiting()).toHaveLength(1);
});

test.each(['done', 'expired', 'dead'] as const)(
  'after %s no byte of the payload is in any file',
  (state) => {
    const { clock, db, file, queue } = setUp();
    const { id } = unwrap(queue.add(PAYLOAD, TIMES));
    const sealed = db.prepare('SELECT payload FROM queue').pluck().get() as Buffer;
    const traces = (): string[] =>
      readdirSync(path.dirname(file)).filter((name) =>
        readFileSync(path.join(path.dirname(file), name)).includes(sealed),
      );
    expect(traces()).not.toEqual([]);
    clock.advance(1_000);
    queue.lease();
    queue.finish(id, state, failure('QUEUE_EXPIRED'));
    expect(traces()).toEqual([]);
    expect(queue.waiting()).toEqual([]);
    expect(queue.recent(10)).toMatchObject([{ state, lastFailure: 'QUEUE_EXPIRED' }]);
    closeStore(db);
  },
);

test('a store that cannot be written promises nothing', () => {
  const { db, queue } = setUp();
  db.pragma('query_only = ON');
  expect(queue.add(PAYLOAD, TIMES)).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } });
});

test('a store that cannot be written throws nothing, says so, and works again afterwards', () => {
  const problems: (string | undefined)[] = [];
  const { clock, db } = setUp();
  const queue = createQueue(db, createSealer([{ id: 'k', key: KEY }]), clock, (one) =>
    problems.push(one?.detail),
  );
  const { id } = unwrap(queue.add(PAYLOAD, TIMES));
  clock.advance(1_000);
  db.pragma('query_only = ON');
  expect(queue.lease()).toBeUndefined();
  expect([queue.release(), queue.hasten(), queue.finish(id, 'done')]).toEqual([
    false,
    false,
    false,
  ]);
  expect(queue.retry(id, 0, failure('PLATFORM_TIMEOUT'))).toBe(false);
  expect(problems.at(-1)).toBe('SQLITE_READONLY');
  db.pragma('query_only = OFF');
  expect(queue.lease()?.payload).toEqual(PAYLOAD);
  expect(problems.at(-1)).toBeUndefined();
});
