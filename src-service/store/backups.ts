import { eraseDurably, makeFolderDurably } from '../../contract/durable-file.node.ts';
import type { Cancel, Clock } from '../../contract/clock.ts';
import type { Diagnostic } from '../../contract/snapshot.ts';
import { type BackupFile, backupsIn, clearDrafts, keyIdsIn, makeBackup } from './backup-files.ts';
import type { Db } from './database.ts';

const HOUR_MS = 60 * 60 * 1_000;
/** In milliseconds. */
export const BACKUP_LIMITS = {
  /** After the start, which has enough to do. */
  first: 60_000,
  /** Before a copy that failed is tried again. */
  retry: HOUR_MS,
} as const;

/** Copies of the database at regular times. */
export interface Backups {
  start(): void;
  /** Ends a copy that is being made. */
  stop(): Promise<void>;
  diagnostics(): readonly Diagnostic[];
  /** The data keys that are needed to read the copies; undefined where one of them cannot be read. */
  keyIds(): readonly string[] | undefined;
}

export interface BackupsOptions {
  readonly db: Db;
  readonly folder: string;
  /** Between two copies, in hours; 0 for none. */
  readonly hours: number;
  /** How many copies are kept, at least 1. */
  readonly kept: number;
  readonly clock: Clock;
  /** A copy was made, and older ones may have gone. */
  readonly onMade: () => void;
  readonly onChange: () => void;
}

/** The code of an expected error; others are bugs. */
function codeOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  if (typeof code !== 'string') throw error;
  return code;
}

export function createBackups(options: BackupsOptions): Backups {
  const { db, folder, hours, kept, clock, onMade, onChange } = options;
  let cancel: Cancel = () => {};
  let isStopped = false;
  let running: Promise<void> | undefined;
  let failed: Diagnostic | undefined;
  const startedAt = clock.now();
  let future = ofFuture();

  function plan(ms: number): void {
    cancel();
    if (isStopped) return;
    cancel = clock.after(ms, () => {
      running = run();
    });
  }

  async function run(): Promise<void> {
    try {
      prepare();
      const made = await makeBackup(db, folder, clock.now(), () => !isStopped);
      for (const { file } of backupsIn(folder, clock.now()).slice(kept)) {
        // The clock may have been set back while it was made.
        if (file !== made) eraseDurably(file);
      }
      failed = undefined;
      plan(hours * HOUR_MS);
      onMade();
    } catch (error) {
      const detail = codeOf(error);
      if (isStopped) return;
      failed = { key: 'backup-failed', since: failed?.since ?? clock.now(), detail };
      plan(BACKUP_LIMITS.retry);
    } finally {
      running = undefined;
    }
    future = ofFuture();
    onChange();
  }

  function prepare(): void {
    makeFolderDurably(folder);
    clearDrafts(folder);
  }

  /** @returns undefined where the folder cannot be read */
  function files(): readonly BackupFile[] | undefined {
    try {
      return backupsIn(folder, clock.now());
    } catch (error) {
      return codeOf(error) === 'ENOENT' ? [] : undefined;
    }
  }

  /** Told until they are replaced: whoever restores must not take the highest name for the newest. */
  function ofFuture(): readonly Diagnostic[] {
    const now = clock.now();
    const future = files()?.filter(({ at }) => at > now) ?? [];
    if (future.length === 0) return [];
    return [{ key: 'backup-of-future', since: startedAt, detail: String(future.length) }];
  }

  function keyIds(): readonly string[] | undefined {
    try {
      const ids = files()?.flatMap(({ file }) => keyIdsIn(file));
      return ids && [...new Set(ids)];
    } catch (error) {
      codeOf(error);
      return undefined;
    }
  }

  return {
    start() {
      if (hours === 0) return;
      const newest = files()?.[0]?.at ?? -Infinity;
      const age = clock.now() - newest;
      // A copy of the future tells nothing of when the next one is due.
      plan(Math.max(BACKUP_LIMITS.first, age < 0 ? 0 : hours * HOUR_MS - age));
    },
    async stop() {
      isStopped = true;
      cancel();
      await running;
    },
    diagnostics: () => [...(failed ? [failed] : []), ...future],
    keyIds,
  };
}
