import { createCipheriv, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import type { AuditEvent } from '../../contract/audit.ts';
import { manualClock } from '../../contract/clock.ts';
import { unwrap } from '../../contract/result.ts';
import { createSealer, type DataKey } from '../queue/seal.ts';
import { createDataKeys, REWRAP_LIMITS } from './data-keys.ts';
import { type Db, openStore } from './database.ts';
import { BATCH_ROWS } from './rewrap.ts';

const dataKey = (id: string): DataKey => ({ id, key: randomBytes(32) });
const [OLD, NEW, GONE] = [dataKey('old'), dataKey('new'), dataKey('gone')];
const opened: Db[] = [];
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

function store(): Db {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  const { db } = unwrap(openStore(file, 0));
  opened.push(db);
  return db;
}

function add(db: Db, key: DataKey, id: string, state = 'pending'): void {
  const { keyId, rowKey, payload } = createSealer([key]).seal(id, { id });
  db.prepare(
    `INSERT INTO queue (id, kind, state, created_at, next_try_at, key_id, row_key, payload)
     VALUES (?, 'outbox', ?, 1, 3, ?, ?, ?)`,
  ).run(id, state, keyId, rowKey, payload);
}

/** A row as the first release left it. */
function addNameless(db: Db, { key }: DataKey, id: string): void {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(id));
  const body = Buffer.concat([cipher.update(JSON.stringify({ id })), cipher.final()]);
  db.prepare(
    `INSERT INTO queue (id, kind, state, created_at, expires_at, next_try_at, payload)
     VALUES (?, 'deferred-verification', 'pending', 1, 61, 3, ?)`,
  ).run(id, Buffer.concat([nonce, cipher.getAuthTag(), body]));
}

function setUp(
  db: Db,
  keys: readonly DataKey[],
  elsewhere: () => readonly string[] | undefined = () => [],
) {
  const clock = manualClock(5);
  const told: (readonly string[])[] = [];
  const events: AuditEvent[] = [];
  const problems: (string | undefined)[] = [];
  const dataKeys = createDataKeys({
    ...{ db, keys, clock, keyIdsElsewhere: elsewhere },
    onStore: (problem) => problems.push(problem.detail),
    onInUse: (ids) => told.push([...ids].sort()),
    audit: (event) => events.push(event),
  });
  return { clock, told, events, problems, dataKeys };
}

function keysOf(db: Db): unknown[] {
  return db.prepare('SELECT DISTINCT key_id FROM queue ORDER BY 1').pluck().all();
}

function opensAll(db: Db, key: DataKey): boolean {
  const sealer = createSealer([key]);
  const rows = db.prepare('SELECT id, key_id, row_key, payload FROM queue').all() as {
    readonly id: string;
    readonly key_id: string;
    readonly row_key: Buffer;
    readonly payload: Buffer;
  }[];
  return rows.every(({ id, key_id: keyId, row_key: rowKey, payload }) => {
    const opened = sealer.open(id, { keyId, rowKey, payload });
    return (opened as { id: string } | undefined)?.id === id;
  });
}

test('after a rotation everything is sealed under the newest key, batch by batch, and told once', () => {
  const db = store();
  db.transaction(() => {
    for (let row = 0; row <= 2 * BATCH_ROWS; row++) add(db, OLD, `r${row}`);
  })();
  add(db, OLD, 'dead', 'dead');
  const { clock, told, dataKeys } = setUp(db, [NEW, OLD]);
  dataKeys.start();
  clock.advance(0);
  expect(keysOf(db)).toEqual(['new', 'old']);
  expect(told).toEqual([]);
  clock.advance(2 * REWRAP_LIMITS.pause);
  expect(keysOf(db)).toEqual(['new']);
  expect(opensAll(db, NEW)).toBe(true);
  expect(told).toEqual([['new']]);
  expect(clock.pending()).toBe(0);
  expect(dataKeys.diagnostics()).toEqual([]);
});

test('rows of the first schema get a key of their own before anything else happens', () => {
  const db = store();
  addNameless(db, OLD, 'v1');
  setUp(db, [NEW, OLD]);
  expect(keysOf(db)).toEqual(['new']);
  expect(opensAll(db, NEW)).toBe(true);
});

test('rows whose key is not here wait unharmed, are told, and go on when it is back', () => {
  const db = store();
  add(db, GONE, 'locked');
  addNameless(db, GONE, 'v1');
  add(db, NEW, 'fine');
  const { clock, told, dataKeys } = setUp(db, [NEW]);
  dataKeys.start();
  clock.advance(0);
  expect(dataKeys.diagnostics()).toEqual([{ key: 'data-key-wrong', since: 5, detail: '2' }]);
  expect(dataKeys.sealer.isAtHand('gone')).toBe(false);
  // Main must not drop a key that something is sealed with, should it come by it.
  expect(told).toEqual([['gone', 'new']]);
  dataKeys.use([NEW, GONE]);
  expect(dataKeys.diagnostics()).toEqual([]);
  clock.advance(0);
  expect(keysOf(db)).toEqual(['new']);
  expect(opensAll(db, NEW)).toBe(true);
});

test('the line ends when the last locked row has ended', () => {
  const db = store();
  add(db, GONE, 'locked');
  const { dataKeys } = setUp(db, [NEW]);
  expect(dataKeys.diagnostics()).toHaveLength(1);
  db.exec(`UPDATE queue SET state = 'discarded', row_key = NULL, payload = NULL`);
  expect(dataKeys.diagnostics()).toEqual([]);
});

test('a rotation while the service runs: the same sealer uses the new key', () => {
  const db = store();
  const { clock, told, events, dataKeys } = setUp(db, [OLD]);
  dataKeys.start();
  clock.advance(0);
  add(db, OLD, 'before');
  const { sealer } = dataKeys;
  dataKeys.use([NEW, OLD]);
  expect(sealer.seal('x', 1).keyId).toBe('new');
  clock.advance(0);
  expect(keysOf(db)).toEqual(['new']);
  expect(told).toEqual([['old'], ['new']]);
  expect(events).toEqual([{ event: 'key.rotated', keyId: 'new' }]);
  // Not again at the next start.
  const next = setUp(db, [NEW]);
  next.dataKeys.start();
  next.clock.advance(0);
  expect(next.events).toEqual([]);
});

test('keys that copies of the database need are in use', () => {
  const { clock, told, dataKeys } = setUp(store(), [NEW, OLD], () => ['old']);
  dataKeys.recheck();
  expect(told).toEqual([]);
  dataKeys.start();
  clock.advance(0);
  dataKeys.recheck();
  expect(told).toEqual([
    ['new', 'old'],
    ['new', 'old'],
  ]);
});

test('so are keys that sealed facts name', () => {
  const db = store();
  const write = db.prepare('INSERT INTO fact VALUES (?, ?)');
  write.run('salt', Buffer.from(JSON.stringify({ keyId: 'old', payload: '' })));
  write.run('digest', Buffer.from('"00"'));
  write.run('bytes', Buffer.from([0xff, 0x00]));
  const { clock, told, dataKeys } = setUp(db, [NEW, OLD]);
  dataKeys.start();
  clock.advance(0);
  expect(told).toEqual([['new', 'old']]);
});

test('a store that takes no writes drops no key, and is sealed anew later', () => {
  const db = store();
  add(db, OLD, 'row');
  db.pragma('query_only = ON');
  const { clock, told, dataKeys } = setUp(db, [NEW, OLD]);
  dataKeys.start();
  clock.advance(REWRAP_LIMITS.retry - 1);
  expect([told, keysOf(db)]).toEqual([[], ['old']]);
  db.pragma('query_only = OFF');
  clock.advance(1);
  expect([told, keysOf(db)]).toEqual([[['new']], ['new']]);
});

test('stopped, it has no timer', () => {
  const { clock, dataKeys } = setUp(store(), [NEW]);
  dataKeys.start();
  dataKeys.stop();
  dataKeys.start();
  expect(clock.pending()).toBe(0);
});

test('where nobody can say what other files need, no key is let go', () => {
  const answers = [undefined, []];
  const { clock, told, dataKeys } = setUp(store(), [NEW, OLD], () => answers.shift());
  dataKeys.start();
  clock.advance(0);
  expect(told).toEqual([]);
  dataKeys.recheck();
  expect(told).toEqual([['new']]);
});

test('a store that cannot be read is told, ends nothing, and costs no key', () => {
  const db = store();
  add(db, OLD, 'row');
  const { clock, told, problems, dataKeys } = setUp(db, [NEW, OLD]);
  db.exec('ALTER TABLE queue RENAME TO gone');
  dataKeys.start();
  clock.advance(REWRAP_LIMITS.retry);
  dataKeys.recheck();
  expect(dataKeys.diagnostics()).toEqual([]);
  expect(told).toEqual([]);
  expect(new Set(problems)).toEqual(new Set(['SQLITE_ERROR']));
});
