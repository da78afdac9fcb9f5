import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { unwrap } from '../../contract/result.ts';
import { closeStore } from './database.ts';
import { openStoreIn, storeFile } from './open-in.ts';
import { tempFolder } from '../../test/support/temp-folder.ts';

test('without the lock nothing is opened or made, and why is told', () => {
  const dataDir = tempFolder();
  expect(openStoreIn(dataDir, 0, 'EACCES')).toEqual({
    ok: false,
    error: { code: 'STORE_FAILED', detail: 'writer.lock EACCES', why: 'unwritable' },
  });
  expect(readdirSync(dataDir)).toEqual([]);
});

test('with it the database of the folder is', () => {
  const dataDir = tempFolder();
  const { db, file } = unwrap(openStoreIn(dataDir, 0, undefined));
  expect(file).toBe(storeFile(dataDir));
  closeStore(db);
});
