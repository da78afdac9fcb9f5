import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

/** What is broken on purpose in the store, so that the proof is seen to notice. */
export type StoreSabotage = 'split';

export interface ProbeOptions {
  /** The step before which the process ends; 0: none. */
  readonly killAt: number;
  /** `split`: every statement is a transaction of its own. */
  readonly sabotage?: StoreSabotage | undefined;
  /** So many replies of the platform are thrown away when they have come. */
  readonly lostReplies?: number;
}

type Method = (this: unknown, ...args: unknown[]) => unknown;

const FILE_STEPS = ['openSync', 'fsyncSync', 'renameSync', 'unlinkSync', 'mkdirSync'] as const;
const STATEMENT_STEPS = ['run', 'get', 'all'] as const;
const BORDERS = ['BEGIN IMMEDIATE', 'COMMIT', 'ROLLBACK'];

/**
 * Counts from now on everything that this process does to the disk and to the platform: statements and
 * the borders of transactions, pragmas, calls of the file system, requests sent, replies received.
 * Before the step that is named it ends itself as `kill -9` does.
 *
 * @returns how many there were
 */
export function probe({ killAt, sabotage, lostReplies = 0 }: ProbeOptions): () => number {
  let steps = 0;
  let lost = 0;

  function step(): void {
    if (++steps === killAt) process.kill(process.pid, 'SIGKILL');
  }
  function count(owner: object, name: string, skips?: (self: unknown) => boolean): void {
    const methods = owner as Record<string, Method>;
    const original = methods[name]!;
    methods[name] = function (...args) {
      step();
      return skips?.(this) ? undefined : original.apply(this, args);
    };
  }

  const memory = new Database(':memory:');
  const statements = Object.getPrototypeOf(memory.prepare('SELECT 1')) as object;
  memory.close();
  for (const name of STATEMENT_STEPS) {
    count(statements, name, (self) => {
      return sabotage === 'split' && BORDERS.includes((self as { source: string }).source);
    });
  }
  for (const name of ['exec', 'pragma']) count(Database.prototype, name);
  for (const name of FILE_STEPS) count(fs, name);
  syncBuiltinESMExports();

  const straight = globalThis.fetch;
  globalThis.fetch = async (...args) => {
    step();
    const reply = await straight(...args);
    step();
    if (lost++ < lostReplies) throw new TypeError('fetch failed');
    return reply;
  };
  return () => steps;
}
