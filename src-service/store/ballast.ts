import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, statSync } from 'node:fs';
import { open, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Cancel, Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';

const MIB = 1_024 * 1_024;
/** Room for some ten thousand audit entries, in bytes. */
export const RESERVE_BYTES = 16 * MIB;
/** How often it is looked whether there is space again, in milliseconds. */
export const LOOK_MS = 10_000;
export const RESERVE_FILE = 'reserve';

/** What SQLite says where the disk is full; the shared index of the log cannot grow either. */
const FULL: readonly (string | undefined)[] = ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'];

/** What is left of the disk, as writers have to know it. */
export interface Room {
  /** New promises are refused: what is left is for entries of the audit log and for endings. */
  isScarce(): boolean;
  /**
   * A write has failed.
   *
   * @returns whether room was made, so that it may be tried again
   */
  makeRoom(problem: Failure): boolean;
}

/**
 * A file that is nothing but space: given up when the disk is full, so that a hall goes on and its
 * audit log with it, and made again when there is space.
 */
export interface Ballast extends Room {
  diagnostics(): readonly Diagnostic[];
  start(): void;
  /** Settles once nothing is written any more. */
  stop(): Promise<void>;
}

export interface BallastOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly onChange: () => void;
  readonly bytes?: number;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** Some file systems give space back only once this is on the disk. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Really written, of bytes that no file system packs; without blocking the service. */
async function writeOut(file: string, bytes: number): Promise<void> {
  const part = `${file}.part`;
  const handle = await open(part, 'w', 0o600);
  try {
    for (let left = bytes; left > 0; left -= MIB) {
      await handle.writeFile(randomBytes(Math.min(left, MIB)));
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(part, file);
}

export function createBallast(options: BallastOptions): Ballast {
  const { folder, clock, onChange, bytes = RESERVE_BYTES } = options;
  const file = path.join(folder, RESERVE_FILE);
  let scarceSince: number | undefined;
  let told = '';
  let making: Promise<void> | undefined;
  let isStopped = false;
  let cancel: Cancel = () => {};

  function freeBytes(): number {
    try {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    } catch {
      // A disk that is gone has no space.
      return 0;
    }
  }

  /** False where the file system does not let it go. */
  function isGivenUp(): boolean {
    if (sizeOf(file) === 0) return false;
    try {
      rmSync(file);
      if (process.platform !== 'win32') syncFolder(folder);
      return true;
    } catch {
      return false;
    }
  }

  function tell(): void {
    const left = scarceSince === undefined ? '' : `${(freeBytes() / MIB).toFixed(1)} MiB`;
    if (left === told) return;
    told = left;
    onChange();
  }

  function becomeScarce(): void {
    scarceSince ??= clock.now();
    cancel();
    if (!isStopped) cancel = clock.after(LOOK_MS, look);
    tell();
  }

  async function make(): Promise<void> {
    try {
      await writeOut(file, bytes);
      scarceSince = undefined;
      tell();
    } catch (error) {
      const { code } = error as { readonly code?: unknown };
      if (typeof code !== 'string') throw error;
      rmSync(`${file}.part`, { force: true });
      if (code === 'ENOSPC') becomeScarce();
    } finally {
      making = undefined;
    }
  }

  function look(): void {
    // Twice as much, so that what has just been made is not given up again at once.
    if (making === undefined && freeBytes() >= 2 * bytes) making = make();
    else becomeScarce();
  }

  return {
    isScarce: () => scarceSince !== undefined,
    makeRoom({ detail }) {
      if (!FULL.includes(detail) || !isGivenUp()) return false;
      becomeScarce();
      return true;
    },
    diagnostics: () =>
      scarceSince === undefined ? [] : [{ key: 'disk-full', since: scarceSince, detail: told }],
    start() {
      if (sizeOf(file) !== bytes) making = make();
    },
    async stop() {
      isStopped = true;
      cancel();
      await making;
    },
  };
}
