import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Db } from '../store/database.ts';

/** Writes in a transaction, all of it or nothing; SQLite's own errors come back as `STORE_FAILED`. */
export interface StoreWriter {
  /** What this has returned is on the disk. */
  readonly durably: <T>(write: () => T) => Result<T, Failure>;
  /** What a power cut may take back; the next durable write takes it along. */
  readonly lightly: <T>(write: () => T) => Result<T, Failure>;
}

/** Every error of SQLite itself, e.g. `SQLITE_FULL`; anything else is a bug of ours. */
function storeFailure(error: unknown): Failure {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) throw error;
  return failure('STORE_FAILED', code);
}

/** @param onStore told after every write whether the store takes any */
export function createStoreWriter(
  db: Db,
  onStore: (problem: Failure | undefined) => void,
): StoreWriter {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');

  function durably<T>(write: () => T): Result<T, Failure> {
    try {
      begin.run();
      const value = write();
      commit.run();
      onStore(undefined);
      return ok(value);
    } catch (error) {
      if (db.inTransaction) rollback.run();
      const problem = storeFailure(error);
      onStore(problem);
      return err(problem);
    }
  }

  return {
    durably,
    lightly(write) {
      db.exec('PRAGMA synchronous = NORMAL');
      try {
        return durably(write);
      } finally {
        db.exec('PRAGMA synchronous = FULL');
      }
    },
  };
}
