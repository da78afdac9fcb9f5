import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { unwrap } from '../../contract/result.ts';
import { createSealer } from '../queue/seal.ts';
import { BACKUP_LIMITS, type BackupsOptions, createBackups } from './backups.ts';
import { openStore } from './database.ts';

const HOUR_MS = 3_600_000;
const KEY = { id: 'k1', key: randomBytes(32) };
const sealer = createSealer([KEY]);

function setUp(change: Partial<BackupsOptions> = {}) {
  const root = mkdtempSync(path.join(os.tmpdir(), 'liangma-'));
  const { db } = unwrap(openStore(path.join(root, 'terminal.db'), 0));
  onTestFinished(() => void db.close());
  const folder = path.join(root, 'backups');
  const clock = manualClock(1_000);
  let made = 0;
  const options: BackupsOptions = {
    ...{ db, folder, hours: 24, kept: 2, clock },
    ...{ onMade: () => made++, onChange: () => {} },
    ...change,
  };
  const backups = createBackups(options);
  const add = (id: string, kind: string): void => {
    const { keyId, rowKey, payload } = sealer.seal(id, { secret: 'PLANTED' });
    db.prepare(
      `INSERT INTO queue (id, kind, state, created_at, next_try_at, key_id, row_key, payload)
       VALUES (?, ?, 'pending', 1, 3, ?, ?, ?)`,
    ).run(id, kind, keyId, rowKey, payload);
  };
  const names = (): string[] => readdirSync(folder).sort();
  const reached = (count: number) =>
    vi.waitFor(() => expect(made).toBe(count), { timeout: 5_000, interval: 5 });
  return { root, db, folder, clock, backups, options, add, names, reached };
}

test('a copy is made soon after the start and every day, and the newest are kept', async () => {
  const { clock, backups, names, reached } = setUp();
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  await reached(1);
  expect(names()).toEqual(['terminal-61000.db']);
  for (const turn of [2, 3]) {
    clock.advance(24 * HOUR_MS);
    await reached(turn);
  }
  const days = [61_000 + 24 * HOUR_MS, 61_000 + 48 * HOUR_MS];
  expect(names()).toEqual(days.map((at) => `terminal-${at}.db`).sort());
});

test('a copy holds receipts, sealed, and nothing of codes and downloads', async () => {
  const { db, folder, clock, backups, add, reached } = setUp();
  for (const kind of ['outbox', 'deferred-verification', 'deferred-fetch']) add(kind, kind);
  add('done', 'outbox');
  const wiped = db.prepare(`SELECT payload FROM queue WHERE id = 'done'`).pluck().get() as Buffer;
  db.exec(`UPDATE queue SET state = 'done', row_key = NULL, payload = NULL WHERE id = 'done'`);
  const code = db
    .prepare(`SELECT payload FROM queue WHERE id = 'deferred-verification'`)
    .pluck()
    .get() as Buffer;
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  await reached(1);
  expect(backups.keyIds()).toEqual(['k1']);
  const file = path.join(folder, 'terminal-61000.db');
  const bytes = readFileSync(file);
  for (const gone of [wiped, code, Buffer.from('PLANTED')])
    expect(bytes.includes(gone)).toBe(false);
  const copy = new Database(file, { readonly: true });
  const rows = copy.prepare('SELECT * FROM queue ORDER BY id').all() as {
    readonly id: string;
    readonly state: string;
    readonly key_id: string;
    readonly row_key: Buffer;
    readonly payload: Buffer | null;
  }[];
  copy.close();
  expect(rows.map(({ id, state, payload }) => [id, state, payload !== null])).toEqual([
    ['deferred-fetch', 'expired', false],
    ['deferred-verification', 'expired', false],
    ['done', 'done', false],
    ['outbox', 'pending', true],
  ]);
  const { key_id: keyId, row_key: rowKey, payload } = rows[3]!;
  expect(sealer.open('outbox', { keyId, rowKey, payload: payload! })).toEqual({
    secret: 'PLANTED',
  });
  // The database itself still has them.
  expect(db.prepare('SELECT count(*) FROM queue WHERE payload IS NOT NULL').pluck().get()).toBe(3);
  // And a copy opens as a database of the terminal.
  unwrap(openStore(file, 0)).db.close();
});

test('a copy younger than a day is not made again at a restart', async () => {
  const { clock, backups, options, names, reached } = setUp();
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  await reached(1);
  await backups.stop();
  clock.advance(HOUR_MS);
  const next = createBackups(options);
  next.start();
  clock.advance(23 * HOUR_MS - 1);
  expect(names()).toHaveLength(1);
  clock.advance(1);
  await reached(2);
  expect(names()).toHaveLength(2);
});

test('with 0 hours none is made', () => {
  const { clock, backups } = setUp({ hours: 0 });
  backups.start();
  expect(clock.pending()).toBe(0);
});

test('a folder that cannot be written is told, and tried again', async () => {
  const { root, folder, clock, backups, reached } = setUp();
  writeFileSync(folder, 'in the way');
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  await vi.waitFor(() => expect(backups.diagnostics()).toHaveLength(1));
  expect(backups.diagnostics()).toEqual([
    { key: 'backup-failed', since: 61_000, detail: 'EEXIST' },
  ]);
  expect(backups.keyIds()).toBeUndefined();
  renameSync(folder, path.join(root, 'away'));
  clock.advance(BACKUP_LIMITS.retry);
  await reached(1);
  expect(backups.diagnostics()).toEqual([]);
});

test('a copy of a damaged database is no copy, and no older one goes for it', async () => {
  const { db, folder, clock, backups, names } = setUp({ kept: 1 });
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'terminal-5.db'), 'older');
  db.exec('CREATE INDEX fact_value ON fact (value)');
  db.unsafeMode(true);
  db.pragma('writable_schema = ON');
  db.exec(`UPDATE sqlite_schema SET sql = 'CREATE INDEX fact_value ON fact (name)'
           WHERE name = 'fact_value'`);
  db.exec(`INSERT INTO fact VALUES ('f', x'01')`);
  clock.advance(25 * HOUR_MS);
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  await vi.waitFor(() => expect(backups.diagnostics()).toHaveLength(1));
  expect(backups.diagnostics()[0]).toMatchObject({ detail: 'SQLITE_CORRUPT' });
  expect(names().filter((name) => name.endsWith('.db'))).toEqual(['terminal-5.db']);
});

test('what a copy that was cut short has left is removed, and a stop ends a copy', async () => {
  const { folder, clock, backups, names } = setUp();
  mkdirSync(folder);
  chmodSync(folder, 0o700);
  writeFileSync(path.join(folder, 'terminal-5.db.new'), 'half');
  writeFileSync(path.join(folder, 'terminal-5.db.new-journal'), 'half');
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  await backups.stop();
  expect(names().filter((name) => name.startsWith('terminal-5'))).toEqual([]);
  expect(names().filter((name) => name.endsWith('.db'))).toEqual([]);
  expect(clock.pending()).toBe(0);
});

test('copies of the future go first, are told, and never the one just made', async () => {
  const future = 4_000_000_000_000;
  const { folder, clock, options, names, reached } = setUp();
  mkdirSync(folder);
  for (const at of [1, 2]) writeFileSync(path.join(folder, `terminal-${future + at}.db`), 'old');
  const backups = createBackups(options);
  expect(backups.diagnostics()).toEqual([{ key: 'backup-of-future', since: 1_000, detail: '2' }]);
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  await reached(1);
  expect(names()).toEqual([`terminal-${future + 2}.db`, 'terminal-61000.db']);
  await vi.waitFor(() => expect(backups.diagnostics()).toMatchObject([{ detail: '1' }]));
  clock.advance(24 * HOUR_MS);
  await reached(2);
  expect(names()).toEqual(['terminal-61000.db', `terminal-${61_000 + 24 * HOUR_MS}.db`]);
  await vi.waitFor(() => expect(backups.diagnostics()).toEqual([]));
});

test('a clock that is set back while a copy is made does not cost the copy', async () => {
  const { folder, clock, backups, names, reached } = setUp({ kept: 1 });
  mkdirSync(folder);
  writeFileSync(path.join(folder, 'terminal-5.db'), 'older');
  clock.set(25 * HOUR_MS);
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  clock.set(-25 * HOUR_MS);
  await reached(1);
  expect(names()).toContain(`terminal-${61_000 + 25 * HOUR_MS}.db`);
});

test('the keys of sealed facts are needed, too, and of what cannot be read nobody knows', async () => {
  const { db, folder, clock, backups, reached } = setUp();
  const salt = Buffer.from(JSON.stringify({ keyId: 'k2', payload: '' }));
  db.prepare(`INSERT INTO fact VALUES ('salt', ?), ('plain', ?)`).run(salt, Buffer.from('x'));
  expect(backups.keyIds()).toEqual([]);
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  await reached(1);
  expect(backups.keyIds()).toEqual(['k2']);
  writeFileSync(path.join(folder, 'terminal-5.db'), 'spoilt');
  expect(backups.keyIds()).toBeUndefined();
});

test('a copy is changed and looked at in another thread, however long that takes', async () => {
  const { clock, backups, reached, names } = setUp();
  const pragma = vi.spyOn(Database.prototype, 'pragma');
  const prepared = vi.spyOn(Database.prototype, 'prepare');
  onTestFinished(() => void vi.restoreAllMocks());
  backups.start();
  clock.advance(BACKUP_LIMITS.first);
  await reached(1);
  expect(names()).toHaveLength(1);
  expect([...pragma.mock.calls, ...prepared.mock.calls]).toEqual([]);
});
