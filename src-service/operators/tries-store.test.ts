import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { closeStore, openStore } from '../store/database.ts';
import {
  afterWrong,
  FIRST_LOCK_MS,
  lockedUntil,
  TERMINAL,
  TERMINAL_TRIES,
  type TriesBook,
} from './lockout.ts';
import { createTriesStore } from './tries-store.ts';

const NOW = 1_800_000_000_000;

function storeFile(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'liangma-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return path.join(folder, 'terminal.db');
}

test('wrong tries are still known after a restart', () => {
  const file = storeFile();
  const { db } = unwrap(openStore(file, NOW));
  const before = createTriesStore(db);
  const account = before.accountOf('0001', 'c2FsdA==');
  const book = afterWrong({}, account, NOW);
  before.write(book);
  closeStore(db);
  const again = unwrap(openStore(file, NOW)).db;
  const after = createTriesStore(again);
  expect(after.read(NOW)).toEqual(book);
  expect(after.accountOf('0001', 'c2FsdA==')).toBe(account);
  expect(after.accountOf('0001', 'b3RoZXI=')).not.toBe(account);
  closeStore(again);
});

test('of an id that nobody has nothing reaches the disk', () => {
  const file = storeFile();
  const { db } = unwrap(openStore(file, NOW));
  const store = createTriesStore(db);
  const account = store.accountOf('P4ssw0rd-in-the-wrong-field', undefined);
  const book = afterWrong({}, account, NOW);
  store.write(book);
  expect(store.read(NOW)).toEqual(book);
  expect(Object.keys(createTriesStore(db).read(NOW))).toEqual(['terminal']);
  // Another life gives it another name, so that no list of guesses leads back to it.
  expect(createTriesStore(db).accountOf('P4ssw0rd-in-the-wrong-field', undefined)).not.toBe(
    account,
  );
  closeStore(db);
  const bytes = readFileSync(file).toString('latin1');
  expect(bytes).not.toContain('P4ssw0rd');
  expect(bytes).not.toContain(account);
});

test('what another version has written locks nobody out', () => {
  const { db } = unwrap(openStore(storeFile(), NOW));
  db.prepare("INSERT INTO fact VALUES ('operator-tries', ?)").run(Buffer.from('{"a":1}'));
  expect(createTriesStore(db).read(NOW)).toEqual({});
  closeStore(db);
});

test('without a store tries count until the service ends', () => {
  const store = createTriesStore(undefined);
  const book = afterWrong({}, 'a', NOW);
  store.write(book);
  expect(store.read(NOW)).toEqual(book);
});

test('a store that takes nothing stops nobody', () => {
  const { db } = unwrap(openStore(storeFile(), NOW));
  const store = createTriesStore(db);
  db.pragma('query_only = ON');
  store.write(afterWrong({}, 'a', NOW));
  expect(store.read(NOW)).toHaveProperty('a');
  closeStore(db);
});

test('a clock that was set back dates the tries anew, once and over restarts', () => {
  const { db } = unwrap(openStore(storeFile(), NOW));
  const future = NOW + 73 * 365 * 86_400_000;
  let book: TriesBook = {};
  for (let at = 0; at < TERMINAL_TRIES; at++) book = afterWrong(book, 'a', future);
  createTriesStore(db).write(book);
  const first = createTriesStore(db);
  const end = lockedUntil(first.read(NOW), 'b', NOW);
  expect(end).toBe(NOW + FIRST_LOCK_MS);
  expect(lockedUntil(first.read(NOW + 1_000), 'b', NOW + 1_000)).toBe(end);
  expect(lockedUntil(createTriesStore(db).read(NOW + 2_000), 'b', NOW + 2_000)).toBe(end);
  expect(lockedUntil(first.read(end!), 'b', end!)).toBeUndefined();
  closeStore(db);
});

test('a password that was set ends the lock of all, also while no service ran', () => {
  const { db } = unwrap(openStore(storeFile(), NOW));
  const store = createTriesStore(db);
  // What was never seen before has not been changed.
  expect(store.passwords(['a', 'b'])).toBe(false);
  store.write({ [TERMINAL]: { count: 10, lastAt: NOW, lockedUntil: NOW + 1 } });
  expect(createTriesStore(db).passwords(['b', 'a'])).toBe(false);
  expect(store.read(NOW)).toHaveProperty(TERMINAL);
  const next = createTriesStore(db);
  expect(next.passwords(['a', 'c'])).toBe(true);
  expect(next.read(NOW)).toEqual({});
  expect(createTriesStore(db).read(NOW)).toEqual({});
  expect(next.passwords(['a', 'c'])).toBe(false);
  closeStore(db);
});

test('damage is told, and locks nobody out', () => {
  const { db } = unwrap(openStore(storeFile(), NOW));
  db.exec('DROP TABLE fact');
  const told: string[] = [];
  const store = createTriesStore(db, (code) => told.push(code));
  expect(store.read(NOW)).toEqual({});
  expect(new Set(told)).toEqual(new Set(['SQLITE_ERROR']));
  closeStore(db);
});
