import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { unwrap } from '../../contract/result.ts';
import { createSealer } from '../queue/seal.ts';
import { createCheckpointer } from './checkpointer.ts';
import { createDataKeys, REWRAP_LIMITS } from './data-keys.ts';
import { closeStore, openStore } from './database.ts';
import { createStoreHealth } from './health.ts';

const OLD = { id: 'old', key: randomBytes(32) };
const NEW = { id: 'new', key: randomBytes(32) };

test('a full disk takes no promise, loses none, and is over by itself', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  const opened = openStore(file, 0);
  const { db } = unwrap(opened);
  const clock = manualClock();
  const health = createStoreHealth(opened, clock, () => {});
  const checkpointer = createCheckpointer(db, clock);
  const insert = db.prepare(
    `INSERT INTO queue (id, kind, state, created_at, next_try_at, key_id, row_key, payload)
     VALUES (?, 'outbox', 'pending', 1, 3, ?, ?, ?)`,
  );
  /** As the queue does: what cannot be written is an expected failure. */
  const promise = (id: string): boolean => {
    const { keyId, rowKey, payload } = createSealer([OLD]).seal(id, 'x'.repeat(2_000));
    try {
      insert.run(id, keyId, rowKey, payload);
      health.told(undefined);
      return true;
    } catch (error) {
      health.told(
        failure('STORE_FAILED', (error as InstanceType<typeof Database.SqliteError>).code),
      );
      return false;
    }
  };
  const pages = db.pragma('page_count', { simple: true }) as number;
  // SQLite itself gives SQLITE_FULL from here on, as it does where the file cannot grow.
  db.pragma(`max_page_count = ${pages + 6}`);
  const promised: string[] = [];
  for (let row = 0; promise(`r${row}`); row++) promised.push(`r${row}`);
  expect(promised.length).toBeGreaterThan(2);
  expect(promise('again')).toBe(false);
  expect(health.diagnostics()).toEqual([{ key: 'store-failed', since: 0 }]);

  // What was promised can be read, and is sealed anew as far as there is room.
  const told: (readonly string[])[] = [];
  const dataKeys = createDataKeys({
    ...{ db, clock, keys: [NEW, OLD], keyIdsElsewhere: () => [] },
    onInUse: (ids) => told.push(ids),
  });
  dataKeys.start();
  clock.advance(0);
  const ids = (): unknown[] => db.prepare('SELECT id FROM queue ORDER BY rowid').pluck().all();
  expect(ids()).toEqual(promised);
  expect(checkpointer.now()).toBe(true);

  db.pragma(`max_page_count = ${pages + 1_000}`);
  expect(promise('later')).toBe(true);
  expect(health.diagnostics()).toEqual([]);
  clock.advance(REWRAP_LIMITS.retry);
  expect(told.at(-1)).toContain('new');
  expect(ids()).toEqual([...promised, 'later']);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  dataKeys.stop();
  checkpointer.stop();
  closeStore(db);
});

test('a disk that takes no more keeps nobody from closing, and nothing is lost', () => {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  const { db } = unwrap(openStore(file, 0));
  db.exec(`INSERT INTO fact VALUES ('large', zeroblob(200000))`);
  closeStore(db);
  const module = JSON.stringify(path.join(import.meta.dirname, 'database.ts'));
  const script = `import { closeStore, openStore } from ${module};
    const { db } = openStore(${JSON.stringify(file)}, 0).value;
    db.exec("INSERT INTO fact VALUES ('more', zeroblob(80000))");
    let refusal = 'none';
    try { db.pragma('wal_checkpoint(TRUNCATE)') } catch (error) { refusal = error.code }
    closeStore(db);
    process.stdout.write(refusal);`;
  // No file may grow past this, in blocks of 512 bytes: the log fits, the database does not.
  const blocks = Math.ceil((statSync(file).size + 20_000) / 512);
  const child = spawnSync(
    '/bin/sh',
    [
      ...['-c', `trap '' XFSZ; ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath],
      ...['--input-type=module-typescript', '-e', script],
    ],
    { encoding: 'utf8' },
  );
  expect([child.status, child.stdout]).toEqual([0, expect.stringMatching(/^SQLITE_/)]);
  const again = unwrap(openStore(file, 0));
  expect(again.quarantined).toBeUndefined();
  const names = again.db.prepare('SELECT name FROM fact ORDER BY name').pluck().all();
  expect(names).toEqual(['large', 'more']);
  closeStore(again.db);
});
