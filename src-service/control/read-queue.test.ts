import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { closeStore, type Db, openStore } from '../store/database.ts';
import { readQueue } from './read-queue.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';

/** A store with so many rows; every tenth is dead. */
function filled(dataDir: string, count: number): Db {
  const { db } = unwrap(openStore(path.join(dataDir, 'terminal.db'), 0));
  const insert = db.prepare(
    `INSERT INTO queue (id, kind, state, destination, created_at, next_try_at, last_failure, payload)
     VALUES (?, 'outbox', ?, '1390000', ?, 9, 'SIGN_INVALID', x'736563726574')`,
  );
  for (let at = 0; at < count; at++) {
    insert.run(`${at.toString().padStart(4, '0')}-x`, at % 10 === 0 ? 'dead' : 'pending', at);
  }
  return db;
}

test('pages through everything, newest first, without a word of a payload', () => {
  const dataDir = tempFolder();
  const db = filled(dataDir, 250);
  const first = unwrap(readQueue(dataDir, {}));
  const second = unwrap(readQueue(dataDir, { after: first.next! }));
  const third = unwrap(readQueue(dataDir, { after: second.next! }));
  const all = [first, second, third].flatMap(({ rows }) => rows.map(({ createdAt }) => createdAt));
  expect(all).toEqual(Array.from({ length: 250 }, (_, at) => 249 - at));
  expect(third.next).toBeUndefined();
  expect(first.rows[9]).toEqual({
    ...{ id: '0240-x', kind: 'outbox', state: 'dead', destination: '1390000', tries: 0 },
    ...{ createdAt: 240, nextTryAt: 9, lastFailure: 'SIGN_INVALID' },
  });
  expect(JSON.stringify(first)).not.toMatch(/secret|payload|736563/);
  closeStore(db);
});

test('only the states and the identifiers that are asked for', () => {
  const dataDir = tempFolder();
  closeStore(filled(dataDir, 40));
  const ids = (query: Parameters<typeof readQueue>[1]): string[] =>
    unwrap(readQueue(dataDir, query)).rows.map(({ id }) => id);
  expect(ids({ states: ['dead', 'done'] })).toEqual(['0030-x', '0020-x', '0010-x', '0000-x']);
  expect(ids({ idBegins: '003', states: ['dead'] })).toEqual(['0030-x']);
  expect(ids({ idBegins: '0007-x' })).toEqual(['0007-x']);
  expect(ids({ idBegins: '%' })).toEqual([]);
});

test('what a killed service has left in its log is read too', () => {
  const dataDir = tempFolder();
  const db = filled(dataDir, 3);
  expect(readdirSync(dataDir)).toContain('terminal.db-wal');
  expect(unwrap(readQueue(dataDir, {})).rows).toHaveLength(3);
  db.close();
});

test('a terminal that never ran has nothing waiting, and gets no database by that', () => {
  const dataDir = tempFolder();
  expect(unwrap(readQueue(dataDir, {}))).toEqual({ rows: [] });
  expect(readdirSync(dataDir)).toEqual([]);
});

function failed(detail: string) {
  return { reason: 'failed', failure: { code: 'STORE_FAILED', detail } };
}

test('a database of another version, or none at all, is told', () => {
  const dataDir = tempFolder();
  const db = filled(dataDir, 1);
  db.pragma('user_version = 1');
  closeStore(db);
  const old = { ok: false, error: failed('schema 1') };
  expect(readQueue(dataDir, {})).toEqual(old);
  const broken = tempFolder();
  writeFileSync(path.join(broken, 'terminal.db'), 'no database, and long enough to look at it');
  const none = { ok: false, error: failed('SQLITE_NOTADB') };
  expect(readQueue(broken, {})).toEqual(none);
});
