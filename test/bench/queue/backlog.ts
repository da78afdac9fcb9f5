import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { systemClock } from '../../../contract/clock.node.ts';
import type { Receipt } from '../../../contract/platform/receipt.ts';
import { unwrap } from '../../../contract/result.ts';
import { createOutbox } from '../../../src-service/queue/outbox.ts';
import { createQueue } from '../../../src-service/queue/queue.ts';
import { createSealer, type DataKey } from '../../../src-service/queue/seal.ts';
import { closeStore, openStore } from '../../../src-service/store/database.ts';

/** A backlog of receipts, as days without a network leave it. */
export interface BacklogOptions {
  readonly file: string;
  readonly dataKey: DataKey;
  readonly rows: number;
  readonly destination: string;
  readonly itemCode: string;
}

/** Posts receipts through the outbox itself, without waiting for the disk at each. */
export function fillBacklog({ file, dataKey, rows, destination, itemCode }: BacklogOptions): void {
  const { db } = unwrap(openStore(file, 0));
  const queue = createQueue({ db, sealer: createSealer([dataKey]), clock: systemClock });
  db.pragma('synchronous = OFF');
  const now = Date.now();
  const worker = { look: () => {} };
  const outbox = createOutbox({ queue, worker, now: () => now, log: () => {} });
  for (let row = 0; row < rows; row++) {
    const [subjectRef, consentId] = [randomUUID(), randomUUID()];
    const told: Receipt = { kind: 'consent', at: now, subjectRef, consentId, scopes: ['*'] };
    unwrap(outbox.post({ message: 'receipt', receipt: told }, { destination, itemCode }));
  }
  closeStore(db);
}

/** Outbox rows of a store by their state; it may be open elsewhere. */
export function countStates(file: string): ReadonlyMap<string, number> {
  const db = new Database(file, { readonly: true });
  try {
    const counts = db
      .prepare<[], [string, number]>(
        `SELECT state, count(*) FROM queue WHERE kind = 'outbox' GROUP BY state`,
      )
      .raw()
      .all();
    return new Map(counts);
  } finally {
    db.close();
  }
}
