import type { Failure } from '../../contract/failures.ts';
import type { Ending, Lease, Queue } from './queue.ts';

/** Rows that have ended for everybody, but not on the disk: it was full. */
export interface Unwritten {
  add(id: string, state: Ending, why: Failure | undefined): void;
  has(id: string): boolean;
  isEmpty(): boolean;
  /** Tries to write them all. */
  write(): void;
  /** Writes one that was taken once more. */
  finish(lease: Lease): void;
}

export function createUnwritten(queue: Pick<Queue, 'end' | 'finish'>): Unwritten {
  const rows = new Map<string, { readonly state: Ending; readonly why: Failure | undefined }>();
  return {
    add: (id, state, why) => void rows.set(id, { state, why }),
    has: (id) => rows.has(id),
    isEmpty: () => rows.size === 0,
    write() {
      for (const [id, { state, why }] of rows) {
        if (queue.end(id, state, why) === 'failed') return;
        rows.delete(id);
      }
    },
    finish(lease) {
      const row = rows.get(lease.id);
      if (row && queue.finish(lease, row.state, row.why) !== 'failed') rows.delete(lease.id);
    },
  };
}
