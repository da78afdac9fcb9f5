import type { QueueRow } from '../../../contract/queue.ts';

/** What the recorded program has said by some moment. */
export interface Promised {
  /** Rows by id, with the end that was told; `undefined`: they wait. */
  readonly rows: ReadonlyMap<string, QueueRow['state'] | undefined>;
  /** Number of the last audit row that was told. */
  readonly audit: number;
  /** Data keys that were told, oldest first. */
  readonly keys: readonly string[];
  /** Which writing of the operators' file was told. */
  readonly operators: number;
  readonly backups: readonly string[];
  /** Old rows may be gone. */
  readonly isPruning: boolean;
}

/** @throws for a line that is no promise */
export function promisedBy(lines: readonly string[]): Promised {
  const rows = new Map<string, QueueRow['state'] | undefined>();
  const keys: string[] = [];
  const backups: string[] = [];
  let audit = 0;
  let operators = 0;
  let isPruning = false;
  for (const line of lines) {
    const [word, what = '', how] = line.split(' ');
    if (word === 'SAVED') rows.set(what, undefined);
    else if (word === 'ENDED') rows.set(what, how as QueueRow['state']);
    else if (word === 'AUDIT') audit = Number(what);
    else if (word === 'KEYS') keys.push(what);
    else if (word === 'OPERATORS') operators = Number(what);
    else if (word === 'BACKUP') backups.push(what);
    else if (word === 'PRUNING') isPruning = true;
    else throw new Error(`no promise: ${line}`);
  }
  return { rows, audit, keys, operators, backups, isPruning };
}
