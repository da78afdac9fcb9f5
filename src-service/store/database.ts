import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makeFolderDurably } from '../../contract/durable-file.node.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { MIGRATIONS } from './migrations.ts';
import {
  type DamagedFile,
  damagedFiles,
  isHalfSetAside,
  isOrphanLog,
  quarantine,
} from './quarantine.ts';
import { missingSchema } from './schema.ts';
import { isNewEnough } from './sqlite-version.ts';
import { clearSuspicion, isSuspect } from './suspicion.ts';

export type Db = Database.Database;

export interface OpenedStore {
  readonly db: Db;
  readonly file: string;
  readonly sqliteVersion: string;
  /** Name under which a damaged database was kept just now; the present one started empty. */
  readonly quarantined?: string;
  /** Every damaged database that lies there, the newest first. */
  readonly damaged: readonly DamagedFile[];
}

/**
 * Why there is no store:
 * - `unwritable`: the folder or the file cannot be written
 * - `newer`: a newer version of this program has made it; it is left untouched
 * - `sqlite-too-old`: with this SQLite a WAL database is not safe
 * - `damaged`: it is left as it is, because the caller wanted that
 */
export interface StoreRefusal extends Failure {
  readonly why: 'unwritable' | 'newer' | 'sqlite-too-old' | 'damaged';
}

export interface StoreOptions {
  /** Which SQLite this is. */
  readonly sqliteVersion: string;
  /** The steps of the schema, oldest first. */
  readonly migrations: readonly string[];
  /** Leave a damaged file as it is, for somebody who tells of it when it is set aside. */
  readonly refusesDamage: boolean;
}

/** Above this many bytes the write-ahead log is cut off when it was written back. */
const WAL_LIMIT_BYTES = 4 * 1_024 * 1_024;
/** Pages after which SQLite writes the log back by itself: 4 MiB too. */
const WAL_CHECKPOINT_PAGES = 1_000;
const BUSY_TIMEOUT_MS = 2_000;

function refused(why: StoreRefusal['why'], detail: string): StoreRefusal {
  return { ...failure('STORE_FAILED', detail), why };
}

function linkedSqlite(): string {
  const db = new Database(':memory:');
  try {
    return db.prepare('SELECT sqlite_version()').pluck().get() as string;
  } finally {
    db.close();
  }
}

/**
 * Looks at a file without writing: one that is damaged or of a newer version must stay as it is, with
 * its log, and a connection that may write merges the two when it is closed.
 *
 * @returns the number of the newest step in it
 * @throws SqliteError with the code of damage, where there is some
 */
function inspect(file: string, migrations: readonly string[]): number {
  if (!existsSync(file)) return 0;
  try {
    return look(file, migrations, true);
  } catch (error) {
    // The power went while the file was being made, before it had its log. Whoever may not write
    // cannot take that beginning back, and would be refused at every start.
    if (codeOf(error) !== 'SQLITE_READONLY_ROLLBACK') throw error;
    return look(file, migrations, false);
  }
}

function look(file: string, migrations: readonly string[], readonly: boolean): number {
  const db = new Database(file, { readonly });
  try {
    const check = isSuspect(file) ? 'integrity_check(1)' : 'quick_check(1)';
    if (db.pragma(check, { simple: true }) !== 'ok') {
      throw new Database.SqliteError('the check has found damage', 'SQLITE_CORRUPT');
    }
    const version = Number(db.pragma('user_version', { simple: true }));
    const lacks = version <= migrations.length && missingSchema(db, migrations.slice(0, version));
    if (lacks && lacks.length > 0) {
      throw new Database.SqliteError('parts of the schema are missing', 'SQLITE_CORRUPT_SCHEMA');
    }
    return version;
  } finally {
    db.close();
  }
}

function prepare(file: string, migrations: readonly string[]): Db {
  const db = new Database(file);
  try {
    // FULL: what the screen calls saved is on the disk, whatever happens to the power.
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('foreign_keys = ON');
    // Freed pages are overwritten: a code that was used up must not stay in the file.
    db.pragma('secure_delete = ON');
    db.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
    db.pragma(`wal_autocheckpoint = ${WAL_CHECKPOINT_PAGES}`);
    db.pragma(`journal_size_limit = ${WAL_LIMIT_BYTES}`);
    migrate(db, migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function migrate(db: Db, migrations: readonly string[]): void {
  const at = Number(db.pragma('user_version', { simple: true }));
  for (const [index, script] of migrations.entries()) {
    if (index < at) continue;
    db.transaction(() => {
      db.exec(script);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

/** Whether a failure of the store, by its detail, means that the file itself is damaged. */
export function isDamageCode(code: string): boolean {
  return code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** The code of an error of SQLite or of the file system; other errors are bugs. */
function codeOf(error: unknown): string | undefined {
  return (error as { readonly code?: string }).code;
}

/** @returns undefined where a newer version has made the file */
function openSound(file: string, migrations: readonly string[]): Db | undefined {
  return inspect(file, migrations) > migrations.length ? undefined : prepare(file, migrations);
}

/**
 * Opens the terminal's database, which one process at a time may do. A damaged file is set aside under
 * another name, never deleted, and an empty one begun.
 *
 * @param now milliseconds since 1970, for the name of a file set aside
 */
export function openStore(
  file: string,
  now: number,
  options: Partial<StoreOptions> = {},
): Result<OpenedStore, StoreRefusal> {
  const { sqliteVersion = linkedSqlite(), migrations = MIGRATIONS, refusesDamage } = options;
  if (!isNewEnough(sqliteVersion)) return err(refused('sqlite-too-old', sqliteVersion));
  let quarantined: string | undefined;
  let db: Db | undefined;
  try {
    makeFolderDurably(path.dirname(file));
    const isLeftOver = isOrphanLog(file) || isHalfSetAside(file);
    if (isLeftOver && refusesDamage) return err(refused('damaged', 'left over'));
    if (isLeftOver) quarantined = quarantine(file, now);
    try {
      db = openSound(file, migrations);
    } catch (error) {
      const code = codeOf(error) ?? '';
      if (!isDamageCode(code)) throw error;
      if (refusesDamage) return err(refused('damaged', code));
      quarantined = quarantine(file, now);
      db = openSound(file, migrations);
    }
    if (!db) return err(refused('newer', `schema above ${migrations.length}`));
    clearSuspicion(file);
    const damaged = damagedFiles(file);
    return ok({ db, file, sqliteVersion, damaged, ...(quarantined ? { quarantined } : {}) });
  } catch (error) {
    db?.close();
    const code = codeOf(error);
    if (code === undefined) throw error;
    return err(refused('unwritable', code));
  }
}

/**
 * Writes everything back from the WAL and closes. A disk that does not take it leaves the WAL beside
 * the database, and nothing is lost.
 */
export function closeStore(db: Db): void {
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    if (!codeOf(error)?.startsWith('SQLITE_')) throw error;
  } finally {
    db.close();
  }
}
