import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Room } from '../store/ballast.ts';
import type { Db } from '../store/database.ts';

/** Writes in a transaction, all of it or nothing; SQLite's own errors come back as `STORE_FAILED`. */
export interface StoreWriter {
  /** As `durably`, for something new; refused on a full disk, where endings are still written. */
  readonly promise: <T>(write: () => T) => Result<T, Failure>;
  /** What this has returned is on the disk. */
  readonly durably: <T>(write: () => T) => Result<T, Failure>;
  /** What a power cut may take back; the next durable write takes it along. */
  readonly lightly: <T>(write: () => T) => Result<T, Failure>;
}

/** Every error of SQLite itself, e.g. `SQLITE_FULL`; anything else is a bug of ours. */
export function storeFailure(error: unknown): Failure {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) throw error;
  return failure('STORE_FAILED', code);
}

/**
 * @param onStore told after every write whether the store takes any
 * @param room absent: nothing is kept for a full disk
 */
export function createStoreWriter(
  db: Db,
  onStore: (problem: Failure | undefined) => void,
  room?: Room,
): StoreWriter {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');

  function once<T>(write: () => T): Result<T, Failure> {
    try {
      begin.run();
      const value = write();
      commit.run();
      return ok(value);
    } catch (error) {
      if (db.inTransaction) rollback.run();
      return err(storeFailure(error));
    }
  }

  function told<T>(outcome: Result<T, Failure>): Result<T, Failure> {
    onStore(outcome.ok ? undefined : outcome.error);
    return outcome;
  }

  function durably<T>(write: () => T): Result<T, Failure> {
    const first = once(write);
    return told(!first.ok && room?.makeRoom(first.error) ? once(write) : first);
  }

  return {
    promise(write) {
      if (room?.isScarce()) return err(failure('STORE_FAILED', 'disk full'));
      const outcome = once(write);
      // What is given up for it is for others: the promise is not made.
      if (!outcome.ok && room?.makeRoom(outcome.error)) return outcome;
      return told(outcome);
    },
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
