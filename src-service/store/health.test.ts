import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { err } from '../../contract/result.ts';
import { createStoreHealth } from './health.ts';

const FULL = failure('STORE_FAILED', 'SQLITE_FULL');

test('a store that stops taking writes is told once, and its recovery once', () => {
  const clock = manualClock(5);
  let changes = 0;
  const opened = { ok: true, value: { db: undefined as never, sqliteVersion: '3.54.1' } } as const;
  const health = createStoreHealth(opened, clock, () => changes++);
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

test('a store that was never there stays told', () => {
  const health = createStoreHealth(err(FULL), manualClock(5), () => {});
  expect(health.diagnostics()).toEqual([{ key: 'store-failed', since: 5 }]);
});

test('a file that was set aside is told', () => {
  const value = { db: undefined as never, sqliteVersion: '3.54.1', quarantined: 'x.db' };
  const health = createStoreHealth({ ok: true, value }, manualClock(5), () => {});
  expect(health.diagnostics()).toEqual([{ key: 'store-quarantined', since: 5 }]);
});
