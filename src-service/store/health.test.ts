import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import type { OpenedStore, StoreRefusal } from './database.ts';
import { createStoreHealth } from './health.ts';

const FULL = failure('STORE_FAILED', 'SQLITE_FULL');
const CORRUPT = failure('STORE_FAILED', 'SQLITE_CORRUPT_VTAB');

function openedStore(change: Partial<OpenedStore> = {}): OpenedStore {
  const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  return { db: undefined as never, file, sqliteVersion: '3.54.1', damaged: [], ...change };
}

test('a store that stops taking writes is told once, and its recovery once', () => {
  const clock = manualClock(5);
  let changes = 0;
  const health = createStoreHealth(ok(openedStore()), clock, () => changes++);
  expect(health.diagnostics()).toEqual([]);
  clock.advance(10);
  health.told(FULL);
  health.told(FULL);
  expect(health.diagnostics()).toEqual([{ key: 'store-failed', since: 15 }]);
  health.told(undefined);
  health.told(undefined);
  expect(health.diagnostics()).toEqual([]);
  expect(changes).toBe(2);
});

test('damage that a statement finds stays told, and is marked for the next start', () => {
  const clock = manualClock(5);
  const store = openedStore();
  let changes = 0;
  const health = createStoreHealth(ok(store), clock, () => changes++);
  health.told(CORRUPT);
  expect(existsSync(`${store.file}-suspect`)).toBe(true);
  expect(changes).toBeGreaterThan(0);
  clock.advance(10);
  health.told(CORRUPT);
  health.told(undefined);
  expect(health.diagnostics()).toEqual([{ key: 'store-damaged', since: 5 }]);
});

test.each([
  ['unwritable', 'store-failed'],
  ['newer', 'store-newer'],
  ['sqlite-too-old', 'sqlite-too-old'],
] as const)('a store that was never there (%s) stays told', (why, key) => {
  const refusal: StoreRefusal = { ...FULL, why };
  const health = createStoreHealth(err(refusal), manualClock(5), () => {});
  health.told(undefined);
  expect(health.diagnostics()).toEqual([{ key, since: 5, detail: 'SQLITE_FULL' }]);
});

test.each([
  [[{ name: 'b.db', at: 3 }], 'b.db'],
  [
    [
      { name: 'b.db', at: 3 },
      { name: 'a.db', at: 2 },
    ],
    'b.db + 1',
  ],
])('files that were set aside are told for as long as they lie there', (damaged, detail) => {
  const health = createStoreHealth(ok(openedStore({ damaged })), manualClock(5), () => {});
  expect(health.diagnostics()).toEqual([{ key: 'store-quarantined', since: 3, detail }]);
});
