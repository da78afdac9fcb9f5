import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { eraseDurably, renameDurably } from '../../contract/durable-file.node.ts';
import type { CopyWork } from './copy-thread.ts';
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
/** Beside this module, also where both are bundled. */
const THREAD = path.join(import.meta.dirname, `copy-thread${path.extname(import.meta.filename)}`);
const KEY_IDS = `
  SELECT key_id FROM queue WHERE key_id IS NOT NULL AND payload IS NOT NULL
  UNION
  SELECT text ->> '$.keyId' FROM (SELECT CAST(value AS TEXT) AS text FROM fact)
  WHERE json_valid(text) AND text ->> '$.keyId' IS NOT NULL`;

/**
 * The copies in a folder, the newest first. Those of the future were made while the clock was wrong,
 * and before all others: they come last.
 *
 * @param now milliseconds since 1970
 */
export function backupsIn(folder: string, now: number): BackupFile[] {
  const isFuture = ({ at }: BackupFile): number => (at > now ? 1 : 0);
  return readdirSync(folder)
    .map((name) => ({
      file: path.join(folder, name),
      at: Number(/^terminal-(\d+)\.db$/.exec(name)?.[1]),
    }))
    .filter(({ at }) => Number.isFinite(at))
    .sort((a, b) => isFuture(a) - isFuture(b) || b.at - a.at);
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
  await finish({ draft, now });
  renameDurably(draft, name);
  return name;
}

async function finish(work: CopyWork): Promise<void> {
  const thread = new Worker(THREAD, { workerData: work });
  // An error of the thread is thrown here, with its code.
  await once(thread, 'exit');
}

/**
 * The data keys that something in a copy is sealed with: rows, and facts, which are JSON objects that
 * name theirs.
 *
 * @throws Error with the code of SQLite where the copy cannot be read
 */
export function keyIdsIn(file: string): string[] {
  const copy = new Database(file, { readonly: true });
  try {
    return copy.prepare<[], string>(KEY_IDS).pluck().all();
  } finally {
    copy.close();
  }
}
