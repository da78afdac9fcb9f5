import { randomUUID } from 'node:crypto';
import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { QueueRow } from '../../contract/queue.ts';
import type { Db } from '../store/database.ts';
import { type DbRow, isSavedScan, rowOf, type SavedScan } from './row.ts';
import type { Sealer } from './seal.ts';

/** A row with its payload, taken for one try. */
export interface LeasedRow {
  readonly row: SavedScan;
  /** `undefined` where it cannot be opened with the present key. */
  readonly payload: unknown;
}

/**
 * The durable queue: what `add` has returned is on the disk. A store that cannot be written (disk
 * full, read only) is an expected failure: nothing throws, and every such call says so.
 */
export interface Queue {
  add(
    payload: unknown,
    times: { expiresAt: number; nextTryAt: number },
  ): Result<SavedScan, Failure>;
  /**
   * Gives up every lease: a row whose try could not be written back. Leases of an earlier process
   * are given up when the queue is made, because who opens the store is the only one who works on it.
   */
  release(): boolean;
  /** Takes the row that has been due longest; `undefined` where there is none or none can be taken. */
  lease(): LeasedRow | undefined;
  /** @returns false where the store cannot be written, as of all that follow */
  retry(id: string, nextTryAt: number, why: Failure): boolean;
  /** Makes every waiting row due now. */
  hasten(): boolean;
  /** Ends a row and wipes its payload. */
  finish(id: string, state: Ending, why?: Failure): boolean;
  /** What a waiting row was added with; `undefined` where it has ended or cannot be opened. */
  payload(id: string): unknown;
  /** Rows that still wait, newest last. */
  waiting(): SavedScan[];
  /** The newest rows of all, for the screen. */
  recent(limit: number): QueueRow[];
}

/** How a row comes to its end. */
export type Ending = 'done' | 'expired' | 'dead';

/** Every error of SQLite itself, e.g. `SQLITE_FULL`; anything else is a bug of ours. */
function storeFailure(error: unknown): Failure {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string' || !code.startsWith('SQLITE_')) throw error;
  return failure('STORE_FAILED', code);
}

export function createQueue(
  db: Db,
  sealer: Sealer,
  clock: Clock,
  /** Told after every write whether the store takes any. */
  onStore: (problem: Failure | undefined) => void = () => {},
): Queue {
  const insert = db.prepare<[string, number, number, number, string | null, Buffer | null, Buffer]>(
    `INSERT INTO queue (id, kind, state, created_at, expires_at, next_try_at, key_id, row_key, payload)
     VALUES (?, 'deferred-verification', 'pending', ?, ?, ?, ?, ?, ?)`,
  );
  const due = db.prepare<[number], DbRow>(
    `SELECT * FROM queue WHERE state = 'pending' AND next_try_at <= ?
     ORDER BY next_try_at, rowid LIMIT 1`,
  );
  const unlease = db.prepare(`UPDATE queue SET state = 'pending' WHERE state = 'leased'`);
  const markLeased = db.prepare<[string]>(
    `UPDATE queue SET state = 'leased', tries = tries + 1 WHERE id = ?`,
  );
  const again = db.prepare<[number, string, string]>(
    `UPDATE queue SET state = 'pending', next_try_at = ?, last_failure = ? WHERE id = ?`,
  );
  const dueNow = db.prepare<[number]>(`UPDATE queue SET next_try_at = ? WHERE state = 'pending'`);
  const end = db.prepare<[string, string | null, string]>(
    `UPDATE queue SET state = ?, last_failure = ?, row_key = NULL, payload = NULL WHERE id = ?`,
  );
  const open = db.prepare<[], DbRow>(
    `SELECT * FROM queue WHERE state IN ('pending', 'leased') ORDER BY rowid`,
  );
  const newest = db.prepare<[number], DbRow>(`SELECT * FROM queue ORDER BY rowid DESC LIMIT ?`);
  const byId = db.prepare<[string], DbRow>(`SELECT * FROM queue WHERE id = ?`);

  function opened(row: DbRow | undefined): unknown {
    if (!row?.payload) return undefined;
    const { key_id: keyId, row_key: rowKey, payload } = row;
    return sealer.open(row.id, { keyId, rowKey, payload });
  }

  function written<T>(write: () => T): Result<T, Failure> {
    try {
      const value = write();
      onStore(undefined);
      return ok(value);
    } catch (error) {
      const problem = storeFailure(error);
      onStore(problem);
      return err(problem);
    }
  }

  const takeNext = db.transaction((): LeasedRow | undefined => {
    const row = due.get(clock.now());
    if (!row) return undefined;
    markLeased.run(row.id);
    const leased = rowOf({ ...row, state: 'leased', tries: row.tries + 1 });
    return isSavedScan(leased) ? { row: leased, payload: opened(row) } : undefined;
  });

  const release = (): boolean => written(() => unlease.run()).ok;
  release();

  return {
    add(payload, { expiresAt, nextTryAt }) {
      const id = randomUUID();
      const { keyId, rowKey, payload: sealed } = sealer.seal(id, payload);
      const added = written(() =>
        insert.run(id, clock.now(), expiresAt, nextTryAt, keyId, rowKey, sealed),
      );
      if (!added.ok) return added;
      const row = byId.get(id);
      const saved = row && rowOf(row);
      return saved && isSavedScan(saved) ? ok(saved) : err(failure('STORE_FAILED', 'row missing'));
    },
    release,
    lease() {
      const taken = written(takeNext);
      return taken.ok ? taken.value : undefined;
    },
    retry: (id, nextTryAt, why) => written(() => again.run(nextTryAt, why.code, id)).ok,
    hasten: () => written(() => dueNow.run(clock.now())).ok,
    finish: (id, state, why) =>
      written(() => {
        end.run(state, why?.code ?? null, id);
        // The write-ahead log keeps the old page otherwise.
        db.pragma('wal_checkpoint(TRUNCATE)');
      }).ok,
    payload: (id) => opened(byId.get(id)),
    waiting: () => open.all().map(rowOf).filter(isSavedScan),
    recent: (limit) => newest.all(limit).map(rowOf),
  };
}
