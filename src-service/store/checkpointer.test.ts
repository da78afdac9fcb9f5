import { existsSync, mkdtempSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { unwrap } from '../../contract/result.ts';
import { CHECKPOINT_LIMITS as LIMITS, createCheckpointer } from './checkpointer.ts';
import { closeStore, type Db, openStore } from './database.ts';

const opened: Db[] = [];
afterEach(() => {
  for (const db of opened.splice(0)) db.close();
});

function setUp() {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  const { db } = unwrap(openStore(file, 0));
  opened.push(db);
  const clock = manualClock();
  const checkpointer = createCheckpointer(db, clock);
  const write = (): void => void db.exec(`REPLACE INTO fact VALUES ('f', zeroblob(9000))`);
  const walBytes = (): number => (existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0);
  checkpointer.now();
  return { file, db, clock, checkpointer, write, walBytes };
}

test('wipes are gathered, and the first of them sets the time', () => {
  const { clock, checkpointer, write, walBytes } = setUp();
  write();
  checkpointer.wiped();
  clock.advance(LIMITS.gather - 1);
  write();
  checkpointer.wiped();
  expect(walBytes()).toBeGreaterThan(9_000);
  clock.advance(1);
  expect(walBytes()).toBe(0);
  expect(clock.pending()).toBe(1);
});

test('the end of a session does not wait', () => {
  const { checkpointer, write, walBytes } = setUp();
  write();
  checkpointer.wiped();
  expect(checkpointer.now()).toBe(true);
  expect(walBytes()).toBe(0);
});

test('without a wipe the log is truncated from time to time', () => {
  const { clock, write, walBytes } = setUp();
  write();
  clock.advance(LIMITS.every - 1);
  expect(walBytes()).toBeGreaterThan(0);
  clock.advance(1);
  expect(walBytes()).toBe(0);
  write();
  clock.advance(LIMITS.every);
  expect(walBytes()).toBe(0);
});

test('what a reader holds up is done later, and nobody waits for it', () => {
  const { file, db, clock, checkpointer, write, walBytes } = setUp();
  const reader = new Database(file);
  opened.push(reader);
  reader.exec('BEGIN; SELECT count(*) FROM fact');
  write();
  const begun = performance.now();
  expect(checkpointer.now()).toBe(false);
  // Far below the 2 seconds for which a statement waits.
  expect(performance.now() - begun).toBeLessThan(1_000);
  expect(db.pragma('busy_timeout', { simple: true })).toBe(2_000);
  expect(walBytes()).toBeGreaterThan(0);
  reader.exec('COMMIT');
  clock.advance(LIMITS.retry);
  expect(walBytes()).toBe(0);
});

test('within a transaction it fails without a throw, and is done later', () => {
  const { db, clock, checkpointer, write, walBytes } = setUp();
  db.exec('BEGIN');
  write();
  expect(checkpointer.now()).toBe(false);
  db.exec('COMMIT');
  clock.advance(LIMITS.retry);
  expect(walBytes()).toBe(0);
});

test('stopped, it has no timer and starts none', () => {
  const { db, clock, checkpointer } = setUp();
  checkpointer.stop();
  checkpointer.wiped();
  checkpointer.now();
  expect(clock.pending()).toBe(0);
  closeStore(db);
  expect(() => checkpointer.now()).toThrow();
});
