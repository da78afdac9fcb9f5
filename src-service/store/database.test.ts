import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { closeStore, openStore } from './database.ts';
import { MIGRATIONS } from './migrations.ts';

function file(): string {
  return path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'data', 'terminal.db');
}

test('a new store writes ahead, syncs fully and wipes what it frees', () => {
  const { db, sqliteVersion } = unwrap(openStore(file(), 0));
  expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(db.pragma('synchronous', { simple: true })).toBe(2);
  expect(db.pragma('secure_delete', { simple: true })).toBe(1);
  expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
  expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
  expect(sqliteVersion).toMatch(/^3\.\d+\.\d+$/);
  closeStore(db);
});

test('what was written is there after reopening', () => {
  const name = file();
  const { db } = unwrap(openStore(name, 0));
  db.exec(
    `INSERT INTO queue (id, kind, state, created_at, next_try_at, payload)
     VALUES ('r', 'deferred-verification', 'pending', 1, 3, x'00')`,
  );
  closeStore(db);
  const again = unwrap(openStore(name, 0));
  expect(again.db.prepare('SELECT count(*) FROM queue').pluck().get()).toBe(1);
  expect(again.quarantined).toBeUndefined();
  closeStore(again.db);
});

test.each([
  ['no database at all', Buffer.from('this is not a database, and long enough to look at')],
  ['a damaged page', undefined],
])('%s is set aside and an empty store begun', (_name, content) => {
  const name = file();
  const { db } = unwrap(openStore(name, 0));
  for (let row = 0; row < 200; row++) {
    db.prepare(
      `INSERT INTO queue (id, kind, state, created_at, next_try_at, payload)
       VALUES (?, 'deferred-verification', 'pending', 1, 3, zeroblob(500))`,
    ).run(`r${row}`);
  }
  closeStore(db);
  const bytes = readFileSync(name);
  bytes.fill(0xa5, 4096, 20_000);
  writeFileSync(name, content ?? bytes);
  const after = unwrap(openStore(name, 77));
  expect(after.quarantined).toBe('terminal.damaged-77.db');
  expect(after.db.prepare('SELECT count(*) FROM queue').pluck().get()).toBe(0);
  expect(readdirSync(path.dirname(name))).toContain('terminal.damaged-77.db');
  closeStore(after.db);
});

test('a folder that cannot be made is a failure, not a crash', () => {
  const blocker = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'file');
  writeFileSync(blocker, '');
  const result = openStore(path.join(blocker, 'terminal.db'), 0);
  expect(result).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } });
});
