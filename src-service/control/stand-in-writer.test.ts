import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { unwrap } from '../../contract/result.ts';
import { closeStore, openStore } from '../store/database.ts';
import { openStandInWriter } from './stand-in-writer.ts';
import { writerLockFile } from './writer-lock.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';

const CLOCK = manualClock(1_800_000_000_000);

/** A data folder with a dead receipt. */
function stopped() {
  const dataDir = tempFolder();
  const file = path.join(dataDir, 'terminal.db');
  const { db } = unwrap(openStore(file, 0));
  db.exec(`INSERT INTO queue (id, kind, state, destination, created_at, next_try_at)
           VALUES ('a1', 'outbox', 'dead', '1390000', 1, 1)`);
  closeStore(db);
  return { dataDir, file };
}

function opened(dataDir: string) {
  return openStandInWriter({ dataDir, terminalId: 'T-1', clock: CLOCK });
}

function refusal(detail: string): unknown {
  return { ok: false, error: { reason: 'failed', failure: { code: 'STORE_FAILED', detail } } };
}

test('it writes what it is asked for, and keeps others out meanwhile', () => {
  const { dataDir, file } = stopped();
  const writer = unwrap(opened(dataDir));
  expect(opened(dataDir)).toEqual({ ok: false, error: { reason: 'unavailable' } });
  expect(writer.discard('a1', 'fault')).toEqual({ ok: true, value: null });
  writer.close();
  const { db } = unwrap(openStore(file, 0));
  expect(db.prepare('SELECT state FROM queue').pluck().get()).toBe('discarded');
  closeStore(db);
});

test('a damaged database is left for the service, which tells when it sets it aside', () => {
  const { dataDir, file } = stopped();
  const bytes = readFileSync(file);
  bytes.fill(0xff, 4_096, 4_096 + 60);
  writeFileSync(file, bytes);
  expect(opened(dataDir)).toEqual(refusal('SQLITE_CORRUPT'));
  expect(readdirSync(dataDir).filter((name) => name.includes('damaged'))).toEqual([]);
  expect(readFileSync(file).equals(bytes)).toBe(true);
  const store = unwrap(openStore(file, 7));
  expect(store.quarantined).toBe('terminal.damaged-7.db');
  closeStore(store.db);
});

test('a log without its database is left, too', () => {
  const { dataDir, file } = stopped();
  writeFileSync(`${file}-wal`, 'log');
  rmSync(file);
  expect(opened(dataDir).ok).toBe(false);
  expect(readFileSync(`${file}-wal`, 'utf8')).toBe('log');
});

test('where there is no database none is made', () => {
  const dataDir = tempFolder();
  expect(opened(dataDir)).toEqual(refusal('ENOENT'));
  expect(readdirSync(dataDir)).toEqual([]);
});

test('without a lock nothing is written, whatever the cause', () => {
  const { dataDir } = stopped();
  rmSync(writerLockFile(dataDir), { force: true });
  // Neither root nor anybody else can lock a folder.
  mkdirSync(writerLockFile(dataDir));
  expect(opened(dataDir)).toEqual(refusal('writer.lock EISDIR'));
});
