import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { closeStore } from './database.ts';
import { openStoreIn, storeFile } from './open-in.ts';

function folder(): string {
  const made = mkdtempSync(path.join(os.tmpdir(), 'liangma-'));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return made;
}

test('without the lock nothing is opened or made, and why is told', () => {
  const dataDir = folder();
  expect(openStoreIn(dataDir, 0, 'EACCES')).toEqual({
    ok: false,
    error: { code: 'STORE_FAILED', detail: 'writer.lock EACCES', why: 'unwritable' },
  });
  expect(readdirSync(dataDir)).toEqual([]);
});

test('with it the database of the folder is', () => {
  const dataDir = folder();
  const { db, file } = unwrap(openStoreIn(dataDir, 0, undefined));
  expect(file).toBe(storeFile(dataDir));
  closeStore(db);
});
