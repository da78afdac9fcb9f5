import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { failure } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { auditEvents } from './plain-trail.fixture.ts';
import { closeStore } from '../store/database.ts';
import { PRIORITIES } from './queue.ts';
import { EVERYTHING, PAYLOAD, queueBench, RECEIPT, SCAN } from './queue-bench.test-support.ts';

const WHY = failure('PLATFORM_TIMEOUT');

describe('a row', () => {
  test('is promised together with its audit row, waits until it is due, is given out once', () => {
    const { clock, db, queue } = queueBench();
    const row = unwrap(queue.add(SCAN));
    expect(row).toMatchObject({ state: 'pending', createdAt: 1_000, nextTryAt: 2_000, tries: 0 });
    expect(queue.find(row.id)).toEqual(row);
    expect(auditEvents(db)).toEqual([{ event: 'queue.saved', row: row.id, kind: SCAN.kind }]);
    expect(queue.lease(EVERYTHING)).toBeUndefined();
    clock.advance(1_000);
    expect(queue.lease(EVERYTHING)).toEqual({
      row: { ...row, state: 'leased', tries: 1 },
      lease: { id: row.id, token: 1 },
      payload: PAYLOAD,
    });
    expect(queue.lease(EVERYTHING)).toBeUndefined();
  });
  test('without its audit row is not promised, and is not there', () => {
    const { db, queue } = queueBench();
    db.exec(`CREATE TRIGGER full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END`);
    expect(queue.add(SCAN)).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } });
    expect(queue.savedScans()).toEqual([]);
  });
  test('put back is due again later and remembers why', () => {
    const { clock, queue } = queueBench();
    void queue.add(SCAN);
    clock.advance(1_000);
    const { lease } = queue.lease(EVERYTHING)!;
    expect(queue.retry(lease, 5_000, WHY)).toBe('written');
    const waits = { state: 'pending', nextTryAt: 5_000, lastFailure: 'PLATFORM_TIMEOUT' };
    expect(queue.savedScans()).toMatchObject([waits]);
    expect(queue.nextTryAt(queue.destinations(), PRIORITIES.receipt)).toBe(5_000);
    clock.advance(3_000);
    expect(queue.lease(EVERYTHING)?.row.tries).toBe(2);
  });
  test('hastened is due at once, of its destination only', () => {
    const { queue } = queueBench();
    void queue.add({ ...SCAN, nextTryAt: 50_000 });
    void queue.add({ ...SCAN, nextTryAt: 50_000, destination: '1330000', payload: 'other' });
    queue.hasten('1330000');
    expect(queue.lease(EVERYTHING)?.payload).toBe('other');
    expect(queue.lease(EVERYTHING)).toBeUndefined();
  });
});

describe('the order', () => {
  test('whoever waits goes first, then who is due longest', () => {
    const { clock, queue } = queueBench();
    void queue.add({ ...RECEIPT, payload: 'receipt' });
    void queue.add({ ...SCAN, nextTryAt: 3_000, payload: 'late' });
    void queue.add({ ...RECEIPT, priority: PRIORITIES.decision, payload: 'decision' });
    void queue.add({ ...SCAN, destination: '1330000', payload: 'early' });
    clock.advance(9_000);
    const order = [1, 2, 3, 4].map(() => queue.lease(EVERYTHING)?.payload);
    expect(order).toEqual(['early', 'late', 'decision', 'receipt']);
  });
  test('a destination that is not asked now stops nobody else', () => {
    const { queue } = queueBench();
    void queue.add(RECEIPT);
    void queue.add({ ...RECEIPT, destination: '1330000', payload: 'other' });
    const wish = { ...EVERYTHING, blocked: [RECEIPT.destination] };
    expect([queue.lease(wish)?.payload, queue.lease(wish)]).toEqual(['other', undefined]);
  });
  test('while somebody is busy nothing less urgent is given out', () => {
    const { queue } = queueBench();
    void queue.add(RECEIPT);
    expect(queue.lease({ ...EVERYTHING, atLeast: PRIORITIES.citizen })).toBeUndefined();
    expect(queue.nextTryAt(queue.destinations(), PRIORITIES.citizen)).toBeUndefined();
  });
});

describe('a lease', () => {
  test('that has run out is given to another, and the first is told', () => {
    const { clock, queue } = queueBench();
    void queue.add(RECEIPT);
    const first = queue.lease(EVERYTHING)!;
    clock.advance(EVERYTHING.leaseMs);
    const second = queue.lease(EVERYTHING)!;
    expect([first.lease.token, second.lease.token]).toEqual([1, 2]);
    expect(queue.retry(first.lease, 0, WHY)).toBe('stale');
    expect(queue.finish(first.lease, 'dead', WHY)).toBe('stale');
    expect(queue.finish(second.lease, 'done')).toBe('written');
    expect(queue.finish(second.lease, 'done')).toBe('stale');
  });
  test('ends with its process; row, tries and payload stay, the number goes on', () => {
    const first = queueBench();
    void first.queue.add(RECEIPT);
    first.queue.lease(EVERYTHING);
    first.db.close();
    const second = queueBench(first.file);
    const again = { row: { tries: 2 }, payload: PAYLOAD, lease: { token: 2 } };
    expect(second.queue.lease(EVERYTHING)).toMatchObject(again);
  });
  test('of a row that was withdrawn is over', () => {
    const { db, queue } = queueBench();
    const { id } = unwrap(queue.add(RECEIPT));
    const { lease } = queue.lease(EVERYTHING)!;
    expect(queue.end(id, 'expired')).toBe('written');
    expect([queue.finish(lease, 'done'), queue.end(id, 'done')]).toEqual(['stale', 'stale']);
    expect(auditEvents(db).map(({ event }) => event)).toEqual(['queue.saved', 'queue.expired']);
  });
});

test('rows of a key that is not at hand wait and are counted; damaged ones are given out', () => {
  const first = queueBench();
  void first.queue.add({ ...RECEIPT, payload: 'locked' });
  first.db.close();
  const other = { id: 'k2', key: randomBytes(32) };
  const { db, queue, view } = queueBench(first.file, [other]);
  void queue.add(RECEIPT);
  db.prepare(`UPDATE queue SET payload = zeroblob(60) WHERE key_id = 'k2'`).run();
  expect(queue.lease(EVERYTHING)).toMatchObject({ payload: undefined });
  expect(queue.lease(EVERYTHING)).toBeUndefined();
  expect(queue.nextTryAt(queue.destinations(), PRIORITIES.receipt)).toBeUndefined();
  expect(view()).toMatchObject({ waiting: 2, locked: 1 });
});

describe('after its end', () => {
  test.each([
    ['done', SCAN],
    ['expired', SCAN],
    ['dead', SCAN],
    ['done', RECEIPT],
    ['expired', RECEIPT],
  ] as const)('%s, no byte of it is in any file once the log is truncated', (state, intent) => {
    const { clock, db, file, queue, wiped } = queueBench();
    const { id } = unwrap(queue.add(intent));
    const kept = db.prepare('SELECT payload, row_key FROM queue').raw().get() as Buffer[];
    const traces = (): string[] =>
      readdirSync(path.dirname(file)).filter((name) => {
        const bytes = readFileSync(path.join(path.dirname(file), name));
        return kept.some((one) => bytes.includes(one));
      });
    expect(traces()).not.toEqual([]);
    clock.advance(1_000);
    queue.finish(queue.lease(EVERYTHING)!.lease, state, failure('QUEUE_EXPIRED'));
    expect(wiped()).toBe(1);
    db.pragma('wal_checkpoint(TRUNCATE)');
    expect(traces()).toEqual([]);
    const ended = { state, lastFailure: 'QUEUE_EXPIRED', endedAt: 2_000 };
    expect(queue.find(id)).toMatchObject(ended);
    closeStore(db);
  });
  test('dead, a receipt keeps what is to be sent, and an operator sends it or gives it up', () => {
    const { db, queue } = queueBench();
    const { id } = unwrap(queue.add(RECEIPT));
    expect(queue.resend(id)).toBe('stale');
    queue.finish(queue.lease(EVERYTHING)!.lease, 'dead', failure('SCOPE_DENIED'));
    expect(queue.prune(Infinity, 10)).toBe(0);
    expect(queue.resend(id)).toBe('written');
    const again = queue.lease(EVERYTHING)!;
    expect(again).toMatchObject({ row: { id, tries: 2 }, payload: PAYLOAD });
    queue.finish(again.lease, 'dead', failure('SCOPE_DENIED'));
    expect([queue.discard(id, 'fault'), queue.discard(id, 'fault')]).toEqual(['written', 'stale']);
    expect(queue.resend(id)).toBe('stale');
    expect(db.prepare('SELECT payload, row_key FROM queue').raw().get()).toEqual([null, null]);
    const kind = 'outbox';
    const dead = { event: 'queue.dead', row: id, kind, failure: 'SCOPE_DENIED' };
    expect(auditEvents(db).slice(1)).toEqual([
      dead,
      { event: 'queue.resent', row: id, kind },
      dead,
      { event: 'queue.discarded', row: id, kind, reason: 'fault' },
    ]);
  });
  test('a dead scan cannot be sent again: nothing of it is left', () => {
    const { clock, queue } = queueBench();
    const { id } = unwrap(queue.add(SCAN));
    clock.advance(1_000);
    queue.finish(queue.lease(EVERYTHING)!.lease, 'dead', failure('CODE_USED'));
    expect([queue.resend(id), queue.payload(id)]).toEqual(['stale', undefined]);
  });
  test('it is removed after its time, a few at once', () => {
    const { clock, queue } = queueBench();
    for (let n = 0; n < 5; n++) queue.end(unwrap(queue.add(RECEIPT)).id, 'done');
    clock.advance(10);
    queue.end(unwrap(queue.add(RECEIPT)).id, 'done');
    const removed = [1, 2, 3].map(() => queue.prune(1_010, 3));
    expect(removed).toEqual([3, 2, 0]);
  });
});

test('what has outlived its time is told, the earliest first', () => {
  const { clock, queue } = queueBench();
  const late = unwrap(queue.add({ ...SCAN, expiresAt: 9_000 })).id;
  const early = unwrap(queue.add({ ...SCAN, expiresAt: 5_000 })).id;
  void queue.add(RECEIPT);
  expect([queue.overdue(), queue.nextExpiry()]).toEqual([[], 5_000]);
  clock.advance(8_000);
  expect(queue.overdue().map(({ id }) => id)).toEqual([early, late]);
});

test('a store that cannot be written throws nothing, says so, and works again afterwards', () => {
  const { db, problems, queue } = queueBench();
  const { id } = unwrap(queue.add(RECEIPT));
  const { lease } = queue.lease(EVERYTHING)!;
  db.pragma('query_only = ON');
  expect(queue.add(RECEIPT)).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } });
  expect(queue.lease(EVERYTHING)).toBeUndefined();
  expect([queue.retry(lease, 0, WHY), queue.finish(lease, 'done')]).toEqual(['failed', 'failed']);
  expect([queue.end(id, 'done'), queue.resend(id), queue.discard(id, 'fault')]).toEqual([
    'failed',
    'failed',
    'failed',
  ]);
  expect(queue.prune(0, 1)).toBe(0);
  expect(problems.at(-1)).toBe('SQLITE_READONLY');
  db.pragma('query_only = OFF');
  expect(queue.finish(lease, 'done')).toBe('written');
  expect(problems.at(-1)).toBeUndefined();
});

test('everything promised is synced to the disk, whatever came before', () => {
  const { db, queue } = queueBench();
  void queue.add(RECEIPT);
  queue.lease(EVERYTHING);
  const FULL = 2;
  expect(db.pragma('synchronous', { simple: true })).toBe(FULL);
});
