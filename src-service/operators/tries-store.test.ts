import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { closeStore, openStore } from '../store/database.ts';
import { afterWrong } from './lockout.ts';
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
  expect(after.read()).toEqual(book);
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
  expect(store.read()).toEqual(book);
  expect(Object.keys(createTriesStore(db).read())).toEqual(['terminal']);
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
  expect(createTriesStore(db).read()).toEqual({});
  closeStore(db);
});

test('without a store tries count until the service ends', () => {
  const store = createTriesStore(undefined);
  const book = afterWrong({}, 'a', NOW);
  store.write(book);
  expect(store.read()).toEqual(book);
});

test('a store that takes nothing stops nobody', () => {
  const { db } = unwrap(openStore(storeFile(), NOW));
  const store = createTriesStore(db);
  db.pragma('query_only = ON');
  store.write(afterWrong({}, 'a', NOW));
  expect(store.read()).toHaveProperty('a');
  closeStore(db);
});
