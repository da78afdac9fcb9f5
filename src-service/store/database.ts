import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { MIGRATIONS } from './migrations.ts';

export type Db = Database.Database;

export interface OpenedStore {
  readonly db: Db;
  readonly sqliteVersion: string;
  /** Name under which a damaged database was kept; the present one started empty. */
  readonly quarantined?: string;
}

/** Older versions can damage a WAL database when two connections checkpoint at the same moment. */
const OLDEST_SQLITE = [3, 51, 3] as const;
const FILES = ['', '-wal', '-shm'] as const;

function isNewEnough(version: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== oldest) return part > oldest;
  }
  return true;
}

function prepare(file: string): Db {
  const db = new Database(file);
  try {
    // FULL: what the screen calls saved is on the disk, whatever happens to the power.
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // Freed pages are overwritten: a code that was used up must not stay in the file.
    db.pragma('secure_delete = ON');
    db.pragma('busy_timeout = 2000');
    const health = db.pragma('quick_check(1)', { simple: true });
    if (health !== 'ok') throw new Error('quick_check');
    migrate(db);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function migrate(db: Db): void {
  const at = Number(db.pragma('user_version', { simple: true }));
  for (const [index, script] of MIGRATIONS.entries()) {
    if (index < at) continue;
    db.transaction(() => {
      db.exec(script);
      db.pragma(`user_version = ${index + 1}`);
    })();
  }
}

function isDamage(error: unknown): boolean {
  const { code = '', message } = error as { code?: string; message: string };
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || message === 'quick_check';
}

function quarantine(file: string, now: number): string {
  const keptAs = `${path.basename(file, '.db')}.damaged-${now}.db`;
  for (const suffix of FILES) {
    const damaged = `${file}${suffix}`;
    if (existsSync(damaged)) renameSync(damaged, path.join(path.dirname(file), keptAs + suffix));
  }
  return keptAs;
}

/**
 * Opens the terminal's database. A damaged file is set aside under another name, never deleted, and
 * an empty one begun.
 *
 * @param now milliseconds since 1970, for the name of a file set aside
 * @returns failure `STORE_FAILED` where the folder cannot be written
 */
export function openStore(file: string, now: number): Result<OpenedStore, Failure> {
  let quarantined: string | undefined;
  let db: Db;
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    try {
      db = prepare(file);
    } catch (error) {
      if (!isDamage(error)) throw error;
      quarantined = quarantine(file, now);
      db = prepare(file);
    }
  } catch (error) {
    return err(failure('STORE_FAILED', (error as { code?: string }).code ?? 'unknown'));
  }
  const sqliteVersion = db.prepare('SELECT sqlite_version()').pluck().get() as string;
  if (!isNewEnough(sqliteVersion)) throw new Error(`SQLite ${sqliteVersion} is too old`);
  return ok({ db, sqliteVersion, ...(quarantined ? { quarantined } : {}) });
}

/** Writes everything back from the WAL and closes. */
export function closeStore(db: Db): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
