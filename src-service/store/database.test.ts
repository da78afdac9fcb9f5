import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { closeStore, openStore } from './database.ts';
import { MIGRATIONS } from './migrations.ts';
import { suspect } from './suspicion.ts';

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
  expect(db.pragma('journal_size_limit', { simple: true })).toBe(4 * 1_024 * 1_024);
  expect(db.pragma('wal_autocheckpoint', { simple: true })).toBe(1_000);
  expect(sqliteVersion).toMatch(/^3\.\d+\.\d+$/);
  closeStore(db);
});

test('one whose making was cut off before it had its log is taken back to where it was', () => {
  const made = new Database(file().replace('data/', ''));
  made.exec('CREATE TABLE early (text TEXT); PRAGMA cache_size = 1; BEGIN');
  const insert = made.prepare('INSERT INTO early VALUES (?)');
  // More than the cache holds, so that half a transaction stands in the file.
  for (let row = 0; row < 500; row++) insert.run('x'.repeat(400));
  const cutOff = file().replace('data/', '');
  for (const suffix of ['', '-journal']) copyFileSync(made.name + suffix, cutOff + suffix);
  made.close();
  for (const start of ['first', 'second']) {
    const { db, quarantined } = unwrap(openStore(cutOff, 0));
    expect([start, quarantined]).toEqual([start, undefined]);
    expect(db.prepare('SELECT count(*) FROM early').pluck().get()).toBe(0);
    closeStore(db);
  }
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
  expect(after.damaged).toEqual([{ name: 'terminal.damaged-77.db', at: 77 }]);
  expect(after.db.prepare('SELECT count(*) FROM queue').pluck().get()).toBe(0);
  expect(readdirSync(path.dirname(name))).toContain('terminal.damaged-77.db');
  closeStore(after.db);
});

test('a file that has lost a table is set aside, not worked on', () => {
  const name = file();
  const { db } = unwrap(openStore(name, 0));
  db.exec('DROP TABLE audit_anchor');
  closeStore(db);
  const after = unwrap(openStore(name, 77));
  expect(after.quarantined).toBe('terminal.damaged-77.db');
  expect(after.db.prepare('SELECT count(*) FROM audit_anchor').pluck().get()).toBe(0);
  closeStore(after.db);
});

test('a folder that cannot be made is a failure, not a crash', () => {
  const blocker = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'file');
  writeFileSync(blocker, '');
  const result = openStore(path.join(blocker, 'terminal.db'), 0);
  expect(result).toMatchObject({ ok: false, error: { code: 'STORE_FAILED' } });
});

test('a damaged file takes its log along, and stays told at later starts', () => {
  const name = file();
  closeStore(unwrap(openStore(name, 0)).db);
  const damaged = readFileSync(name).fill(0x5a, 4_096);
  const { db } = unwrap(openStore(name, 0));
  db.exec(`INSERT INTO fact VALUES ('f', x'01')`);
  const log = readFileSync(`${name}-wal`);
  closeStore(db);
  writeFileSync(name, damaged);
  writeFileSync(`${name}-wal`, log);
  closeStore(unwrap(openStore(name, 5)).db);
  const kept = path.join(path.dirname(name), 'terminal.damaged-5.db');
  expect(readFileSync(kept)).toEqual(damaged);
  expect(readFileSync(`${kept}-wal`)).toEqual(log);
  const later = unwrap(openStore(name, 6));
  expect(later.quarantined).toBeUndefined();
  expect(later.damaged.map((one) => one.at)).toEqual([5]);
  closeStore(later.db);
});

test('a log whose database is gone is set aside, not deleted by SQLite', () => {
  const name = file();
  const { db } = unwrap(openStore(name, 0));
  db.exec(`INSERT INTO fact VALUES ('f', x'01')`);
  const log = readFileSync(`${name}-wal`);
  closeStore(db);
  renameSync(name, `${name}.gone`);
  writeFileSync(`${name}-wal`, log);
  const after = unwrap(openStore(name, 5));
  expect(after.quarantined).toBe('terminal.damaged-5.db');
  expect(after.db.prepare('SELECT count(*) FROM fact').pluck().get()).toBe(0);
  closeStore(after.db);
  expect(readFileSync(path.join(path.dirname(name), 'terminal.damaged-5.db-wal'))).toEqual(log);
});

test('a suspect file is looked at thoroughly: damage that the quick check passes is found', () => {
  const name = file();
  const { db } = unwrap(openStore(name, 0));
  // An index that does not tell what stands in its table.
  db.exec(`CREATE INDEX fact_value ON fact (value)`);
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  db.exec(`UPDATE sqlite_schema SET sql = 'CREATE INDEX fact_value ON fact (name)'
           WHERE name = 'fact_value'`);
  db.exec(`INSERT INTO fact VALUES ('f', x'01')`);
  closeStore(db);
  const quick = unwrap(openStore(name, 5));
  expect(quick.quarantined).toBeUndefined();
  closeStore(quick.db);
  suspect(name);
  const after = unwrap(openStore(name, 6));
  expect(after.quarantined).toBe('terminal.damaged-6.db');
  expect(existsSync(`${name}-suspect`)).toBe(false);
  closeStore(after.db);
});

test('a suspect file that is sound goes on', () => {
  const name = file();
  const { db } = unwrap(openStore(name, 0));
  db.exec(`INSERT INTO fact VALUES ('f', x'01')`);
  closeStore(db);
  suspect(name);
  const after = unwrap(openStore(name, 6));
  expect(after.quarantined).toBeUndefined();
  expect(after.db.prepare('SELECT count(*) FROM fact').pluck().get()).toBe(1);
  expect(existsSync(`${name}-suspect`)).toBe(false);
  closeStore(after.db);
});

test('a file of a newer version is refused and left as it is, with its log', () => {
  const name = file();
  const { db } = unwrap(openStore(name, 0));
  db.exec(`INSERT INTO fact VALUES ('f', x'01')`);
  db.pragma(`user_version = ${MIGRATIONS.length + 1}`);
  const [content, log] = [readFileSync(name), readFileSync(`${name}-wal`)];
  closeStore(db);
  // As a newer version leaves it when the power fails: the version stands in the log only.
  writeFileSync(name, content);
  writeFileSync(`${name}-wal`, log);
  const refused = openStore(name, 5);
  expect(refused).toMatchObject({ ok: false, error: { code: 'STORE_FAILED', why: 'newer' } });
  expect(readFileSync(name)).toEqual(content);
  expect(readFileSync(`${name}-wal`)).toEqual(log);
  expect(readdirSync(path.dirname(name)).filter((one) => one.includes('damaged'))).toEqual([]);
});

test('with an old SQLite nothing is opened, and nothing written', () => {
  const name = file();
  expect(openStore(name, 0, { sqliteVersion: '3.51.2' })).toEqual({
    ok: false,
    error: { code: 'STORE_FAILED', detail: '3.51.2', why: 'sqlite-too-old' },
  });
  expect(existsSync(name)).toBe(false);
});

test('a step that fails leaves nothing of itself, and the file as the step before made it', () => {
  const name = file();
  const first = MIGRATIONS.slice(0, 1);
  closeStore(unwrap(openStore(name, 0, { migrations: first })).db);
  const broken = [...first, `CREATE TABLE half (a); INSERT INTO nowhere VALUES (1)`];
  const refused = openStore(name, 0, { migrations: broken });
  expect(refused).toMatchObject({
    ok: false,
    error: { why: 'unwritable', detail: 'SQLITE_ERROR' },
  });
  const db = new Database(name);
  expect(db.pragma('user_version', { simple: true })).toBe(1);
  expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(
    0,
  );
  db.close();
});
