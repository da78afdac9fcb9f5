import { chmodSync, closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { eraseDurably, renameDurably } from '../../contract/durable-file.node.ts';
import type { Db } from './database.ts';

/** A copy of the database. */
export interface BackupFile {
  readonly file: string;
  /** When it was made, in milliseconds since 1970. */
  readonly at: number;
}

/** Pages copied before anything else in this process has its turn: 800 KiB. */
const PAGES_AT_ONCE = 200;
const DRAFT = '.new';

/** The copies in a folder, the newest first. */
export function backupsIn(folder: string): BackupFile[] {
  return readdirSync(folder)
    .map((name) => ({
      file: path.join(folder, name),
      at: Number(/^terminal-(\d+)\.db$/.exec(name)?.[1]),
    }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => b.at - a.at);
}

/** Removes what a copy that was cut short has left. */
export function clearDrafts(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (/^terminal-\d+\.db\.new(?:-\w+)?$/.test(name)) eraseDurably(path.join(folder, name));
  }
}

/**
 * Copies a database while it is in use, and looks at the copy before it gets its name.
 *
 * @param now milliseconds since 1970, for its name
 * @param goesOn asked before every part; false ends the copy with an error of code `ABORTED`
 * @throws Error with the code of SQLite or of the file system; no copy is there then
 */
export async function makeBackup(
  db: Db,
  folder: string,
  now: number,
  goesOn: () => boolean,
): Promise<string> {
  const name = path.join(folder, `terminal-${now}.db`);
  const draft = name + DRAFT;
  await db.backup(draft, {
    progress() {
      if (!goesOn()) throw Object.assign(new Error('the copy was ended'), { code: 'ABORTED' });
      return PAGES_AT_ONCE;
    },
  });
  finish(draft, now);
  const fd = openSync(draft, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  chmodSync(draft, 0o600);
  renameDurably(draft, name);
  return name;
}

/**
 * Takes out of a copy what must not come back: scanned codes and broken downloads, whose time is over
 * before any copy is needed. Receipts stay, sealed. Then checks it, as one file without a log.
 */
function finish(draft: string, now: number): void {
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

/** The data keys that rows in a copy are sealed with; none where it cannot be read. */
export function keyIdsIn(file: string): string[] {
  try {
    const copy = new Database(file, { readonly: true });
    try {
      return copy
        .prepare<[], string>(
          `SELECT DISTINCT key_id FROM queue WHERE key_id IS NOT NULL AND payload IS NOT NULL`,
        )
        .pluck()
        .all();
    } finally {
      copy.close();
    }
  } catch {
    return [];
  }
}
