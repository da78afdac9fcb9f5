/**
 * Finishes a copy of the database in a thread of its own: looking at every page of a large one takes
 * seconds, in which a citizen would wait. `workerData` is a {@link CopyWork}; what fails is thrown.
 */
import { chmodSync, closeSync, fsyncSync, openSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

export interface CopyWork {
  readonly draft: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const { draft, now } = workerData as CopyWork;

/**
 * Takes out of a copy what must not come back: scanned codes and broken downloads, whose time is over
 * before any copy is needed. Receipts stay, sealed. Then checks it, as one file without a log.
 */
function finish(): void {
  const copy = new Database(draft);
  try {
    copy.pragma('journal_mode = DELETE');
    copy.pragma('secure_delete = ON');
    copy
      .prepare(
        `UPDATE queue SET state = 'expired', ended_at = ?, row_key = NULL, payload = NULL
         WHERE kind <> 'outbox' AND payload IS NOT NULL`,
      )
      .run(now);
    if (copy.pragma('integrity_check(1)', { simple: true }) !== 'ok') {
      throw new Database.SqliteError('the copy is damaged', 'SQLITE_CORRUPT');
    }
  } finally {
    copy.close();
  }
}

function sync(): void {
  const fd = openSync(draft, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

finish();
sync();
chmodSync(draft, 0o600);
