import { mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { controlFolder } from '../../contract/control-address.node.ts';
import { err, ok, type Result } from '../../contract/result.ts';

/** Held by the one process that may write into a data folder. */
export interface WriterLock {
  /** For the one that comes after; a process that dies gives it back as well. */
  release(): void;
}

/** A connection that nobody refers to is closed by the garbage collector, and its lock given up. */
const HELD = new Set<Database.Database>();

/** How long a predecessor that is just ending is waited for, in milliseconds. */
const PATIENCE_MS = 1_000;

/**
 * Why there is no lock: another process has it, or none can be taken here at all; then there is
 * nothing to write into either, and the store says so.
 */
export type NoLock = 'held' | 'impossible';

/**
 * Takes the right to write into a data folder. It is SQLite's exclusive lock on an empty file: one of
 * the operating system, which is gone with its process however that ends, so that nothing stale has
 * to be told from something held. A socket file cannot do that: two processes that both find it
 * stale replace each other's.
 *
 * @param patienceMs how long to wait for it, in milliseconds
 */
export function takeWriterLock(
  dataDir: string,
  patienceMs: number = PATIENCE_MS,
): Result<WriterLock, NoLock> {
  let db: Database.Database | undefined;
  try {
    const folder = controlFolder(dataDir);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    db = new Database(path.join(folder, 'writer.lock'), { timeout: patienceMs });
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    HELD.add(held);
    return ok({
      release() {
        HELD.delete(held);
        held.close();
      },
    });
  } catch (error) {
    db?.close();
    const { code = '' } = error as { readonly code?: string };
    return err(code.startsWith('SQLITE_BUSY') ? 'held' : 'impossible');
  }
}
