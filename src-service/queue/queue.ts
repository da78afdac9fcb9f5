import { randomUUID } from 'node:crypto';
import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure, failureCodeSchema } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { QueueRow } from '../../contract/snapshot.ts';
import type { Db } from '../store/database.ts';
import type { Sealer } from './seal.ts';

/** A row with its payload, taken for one try. */
export interface LeasedRow {
  readonly row: QueueRow;
  /** `undefined` where it cannot be opened with the present key. */
  readonly payload: unknown;
}

/** The durable queue: what `add` has returned is on the disk. */
export interface Queue {
  add(payload: unknown, times: { expiresAt: number; nextTryAt: number }): Result<QueueRow, Failure>;
  /** Takes the row that has been due longest, if any. */
  lease(): LeasedRow | undefined;
  retry(id: string, nextTryAt: number, why: Failure): void;
  /** Makes every waiting row due now. */
  hasten(): void;
  /** Ends a row and wipes its payload. */
  finish(id: string, state: 'done' | 'expired' | 'dead', why?: Failure): void;
  /** What a waiting row was added with; `undefined` where it has ended or cannot be opened. */
  payload(id: string): unknown;
  /** Rows that still wait, newest last. */
  waiting(): QueueRow[];
  /** The newest rows of all, for the screen. */
  recent(limit: number): QueueRow[];
}

interface DbRow {
  readonly id: string;
  readonly kind: QueueRow['kind'];
  readonly state: QueueRow['state'];
  readonly created_at: number;
  readonly expires_at: number;
  readonly next_try_at: number;
  readonly tries: number;
  readonly last_failure: string | null;
  readonly payload: Buffer | null;
}

function rowOf(row: DbRow): QueueRow {
  const lastFailure = failureCodeSchema.safeParse(row.last_failure);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    nextTryAt: row.next_try_at,
    tries: row.tries,
    ...(lastFailure.success ? { lastFailure: lastFailure.data } : {}),
  };
}

export function createQueue(db: Db, sealer: Sealer, clock: Clock): Queue {
  // A lease does not outlive its process: who opens the store is the only one who works on it.
  db.exec(`UPDATE queue SET state = 'pending' WHERE state = 'leased'`);

  const insert = db.prepare<[string, number, number, number, Buffer]>(
    `INSERT INTO queue (id, kind, state, created_at, expires_at, next_try_at, payload)
     VALUES (?, 'deferred-verification', 'pending', ?, ?, ?, ?)`,
  );
  const due = db.prepare<[number], DbRow>(
    `SELECT * FROM queue WHERE state = 'pending' AND next_try_at <= ?
     ORDER BY next_try_at, rowid LIMIT 1`,
  );
  const markLeased = db.prepare<[string]>(
    `UPDATE queue SET state = 'leased', tries = tries + 1 WHERE id = ?`,
  );
  const again = db.prepare<[number, string, string]>(
    `UPDATE queue SET state = 'pending', next_try_at = ?, last_failure = ? WHERE id = ?`,
  );
  const dueNow = db.prepare<[number]>(`UPDATE queue SET next_try_at = ? WHERE state = 'pending'`);
  const end = db.prepare<[string, string | null, string]>(
    `UPDATE queue SET state = ?, last_failure = ?, payload = NULL WHERE id = ?`,
  );
  const open = db.prepare<[], DbRow>(
    `SELECT * FROM queue WHERE state IN ('pending', 'leased') ORDER BY rowid`,
  );
  const newest = db.prepare<[number], DbRow>(`SELECT * FROM queue ORDER BY rowid DESC LIMIT ?`);
  const byId = db.prepare<[string], DbRow>(`SELECT * FROM queue WHERE id = ?`);

  function opened(row: DbRow | undefined): unknown {
    return row?.payload ? sealer.open(row.id, row.payload) : undefined;
  }

  return {
    add(payload, { expiresAt, nextTryAt }) {
      const id = randomUUID();
      try {
        insert.run(id, clock.now(), expiresAt, nextTryAt, sealer.seal(id, payload));
      } catch (error) {
        return err(failure('STORE_FAILED', (error as { code?: string }).code ?? 'unknown'));
      }
      const row = byId.get(id);
      return row ? ok(rowOf(row)) : err(failure('STORE_FAILED', 'row missing'));
    },
    lease: db.transaction(() => {
      const row = due.get(clock.now());
      if (!row) return undefined;
      markLeased.run(row.id);
      const leased = rowOf({ ...row, state: 'leased', tries: row.tries + 1 });
      return { row: leased, payload: opened(row) };
    }),
    retry: (id, nextTryAt, why) => void again.run(nextTryAt, why.code, id),
    hasten: () => void dueNow.run(clock.now()),
    finish(id, state, why) {
      end.run(state, why?.code ?? null, id);
      // The write-ahead log keeps the old page otherwise.
      db.pragma('wal_checkpoint(TRUNCATE)');
    },
    payload: (id) => opened(byId.get(id)),
    waiting: () => open.all().map(rowOf),
    recent: (limit) => newest.all(limit).map(rowOf),
  };
}
