import path from 'node:path';
import { failure } from '../../contract/failures.ts';
import { err, type Result } from '../../contract/result.ts';
import { type OpenedStore, openStore, type StoreRefusal } from './database.ts';

/** Where the database of a data folder lies. */
export function storeFile(dataDir: string): string {
  return path.join(dataDir, 'terminal.db');
}

/**
 * Opens the database of a data folder, unless somebody else may be writing into it.
 *
 * @param now milliseconds since 1970
 * @param noLock why this process does not have the writer's lock; absent where it has
 */
export function openStoreIn(
  dataDir: string,
  now: number,
  noLock: string | undefined,
): Result<OpenedStore, StoreRefusal> {
  if (noLock === undefined) return openStore(storeFile(dataDir), now);
  return err({ ...failure('STORE_FAILED', `writer.lock ${noLock}`), why: 'unwritable' });
}
