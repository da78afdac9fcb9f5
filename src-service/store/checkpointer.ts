import type { Cancel, Clock } from '../../contract/clock.ts';
import type { Db } from './database.ts';

/** In milliseconds. */
export const CHECKPOINT_LIMITS = {
  /** How long wipes are gathered, so that a drain of many rows truncates once and not for each. */
  gather: 500,
  /** Before a checkpoint that a reader or the disk did not allow is tried again. */
  retry: 30_000,
  /** How often the log is truncated when nothing was wiped, so that it never only grows. */
  every: 10 * 60_000,
} as const;

/** Truncates the write-ahead log (WAL), which keeps the old pages of a wiped row otherwise. */
export interface Checkpointer {
  /** Something was wiped: truncate soon. */
  wiped(): void;
  /**
   * Truncates at once, as at the end of a session.
   *
   * @returns false where it could not be done; it is tried again
   */
  now(): boolean;
  /** No more timers; what is open is left to the closing of the store. */
  stop(): void;
}

export function createCheckpointer(db: Db, clock: Clock): Checkpointer {
  let cancel: Cancel = () => {};
  let isSoon = false;
  let isStopped = false;

  function plan(ms: number): void {
    cancel();
    if (!isStopped) cancel = clock.after(ms, truncate);
  }

  function truncate(): boolean {
    const isDone = isTruncated(db);
    isSoon = false;
    plan(isDone ? CHECKPOINT_LIMITS.every : CHECKPOINT_LIMITS.retry);
    return isDone;
  }

  plan(CHECKPOINT_LIMITS.every);
  return {
    wiped() {
      // The first wipe sets the time: a stream of them must not put it off for ever.
      if (isSoon) return;
      isSoon = true;
      plan(CHECKPOINT_LIMITS.gather);
    },
    now: truncate,
    stop() {
      isStopped = true;
      cancel();
    },
  };
}

/** Every error of SQLite is expected here (disk full, damage): the statement that needs the store tells. */
function isTruncated(db: Db): boolean {
  const patience = Number(db.pragma('busy_timeout', { simple: true }));
  try {
    // Somebody at the screen does not wait for another reader of the file.
    db.pragma('busy_timeout = 0');
    const [outcome] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[];
    return outcome?.busy === 0;
  } catch (error) {
    const { code } = error as { readonly code?: unknown };
    if (typeof code !== 'string' || !code.startsWith('SQLITE_')) throw error;
    return false;
  } finally {
    db.pragma(`busy_timeout = ${patience}`);
  }
}
