import {
  closeSync,
  constants,
  fchownSync,
  fstatSync,
  ftruncateSync,
  lstatSync,
  openSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makeFolderDurably } from '../../contract/durable-file.node.ts';
import { err, ok, type Result } from '../../contract/result.ts';

/** Held by the one process that may write into a data folder. */
export interface WriterLock {
  /** For the one that comes after; a process that dies gives it back as well. */
  release(): void;
  /**
   * Whether the file that is locked still has its name: once somebody has removed or replaced it,
   * another process gets a lock as well.
   */
  isInPlace(): boolean;
}

/**
 * By file. A connection that nobody refers to is closed by the garbage collector, and its lock given
 * up; so it is when this process opens the file a second time and closes it (POSIX, `fcntl`).
 */
const HELD = new Map<string, Database.Database>();

/** How long a predecessor that is just ending is waited for, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Why there is no lock: `held` by another process, or the code with which the system or SQLite has
 * refused it, such as `EACCES`. Whoever has none writes nothing, whatever the cause.
 */
export type NoLock = string;

export function writerLockFile(dataDir: string): string {
  return path.join(dataDir, 'writer.lock');
}

/**
 * Takes the right to write into a data folder. It is SQLite's exclusive lock on an empty file beside
 * the database: one of the operating system, which is gone with its process however that ends, so
 * that nothing stale has to be told from something held. A socket file cannot do that: two processes
 * that both find it stale replace each other's.
 *
 * @param patienceMs how long to wait for it, in milliseconds
 */
export function takeWriterLock(
  dataDir: string,
  patienceMs: number = PATIENCE_MS,
): Result<WriterLock, NoLock> {
  const file = writerLockFile(dataDir);
  let db: Database.Database | undefined;
  try {
    makeFolderDurably(dataDir);
    if (HELD.has(identityOf(file) ?? '')) return err('held');
    const identity = makeLockable(file);
    db = new Database(file, { timeout: patienceMs });
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    const isInPlace = (): boolean => identityOf(file) === identity;
    if (!isInPlace()) {
      db.close();
      return err('held');
    }
    HELD.set(identity, held);
    const release = (): void => {
      HELD.delete(identity);
      held.close();
    };
    return ok({ release, isInPlace });
  } catch (error) {
    db?.close();
    const { code } = error as { readonly code?: string };
    if (code === undefined) throw error;
    return err(code.startsWith('SQLITE_BUSY') ? 'held' : code);
  }
}

/**
 * SQLite locks no file that it may only read, and none that is not its own, without a word of it in
 * the first case. What stands in the file is of no use to anybody, and emptying it leaves the locks
 * on it alone.
 *
 * @returns which file it is
 */
function makeLockable(file: string): string {
  const fd = openSync(file, constants.O_RDWR | constants.O_CREAT | noFollow(), 0o600);
  try {
    giveToOwner(fd, path.dirname(file));
    const found = fstatSync(fd, { bigint: true });
    if (!found.isFile()) throw Object.assign(new Error(file), { code: 'EACCES' });
    if (found.size > 0n) ftruncateSync(fd);
    return `${found.dev}:${found.ino}`;
  } finally {
    closeSync(fd);
  }
}

/** Not known on Windows, where making links takes rights of its own. */
function noFollow(): number {
  return process.platform === 'win32' ? 0 : constants.O_NOFOLLOW;
}

/** A technician who is root must not leave a lock that the terminal's user cannot take. */
function giveToOwner(fd: number, folder: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = lstatSync(folder);
  fchownSync(fd, uid, gid);
}

/** @returns undefined where there is no such file, or nothing can be said of it */
function identityOf(file: string): string | undefined {
  try {
    const { dev, ino } = lstatSync(file, { bigint: true });
    return `${dev}:${ino}`;
  } catch {
    return undefined;
  }
}
