import type { Sealer } from '../queue/seal.ts';
import type { Db } from './database.ts';

interface SealedRow {
  readonly id: string;
  readonly key_id: string | null;
  readonly row_key: Buffer | null;
  readonly payload: Buffer;
}

/** How many rows go into one transaction: some milliseconds, so that nobody at the screen waits. */
export const BATCH_ROWS = 500;

/** Seals the queue's rows anew under the newest data key, a batch in one transaction each. */
export interface Rewrap {
  /**
   * Rows of the first schema, all at once: there are few, and nothing else knows whose they are.
   *
   * @throws SqliteError where the store cannot be written
   */
  first(): void;
  /**
   * The next batch of the others.
   *
   * @returns false where there is none left; what no key here opens is left as it is
   * @throws SqliteError where the store cannot be written; the batch is taken again then
   */
  next(): boolean;
}

/** @param newestId the key under which everything is to be sealed */
export function createRewrap(db: Db, sealer: Sealer, newestId: string): Rewrap {
  const nameless = db.prepare<[], SealedRow>(
    `SELECT id, key_id, row_key, payload FROM queue WHERE key_id IS NULL AND payload IS NOT NULL`,
  );
  const others = db.prepare<[string, string, number], SealedRow>(
    `SELECT id, key_id, row_key, payload FROM queue
     WHERE key_id <> ? AND payload IS NOT NULL AND id > ? ORDER BY id LIMIT ?`,
  );
  const update = db.prepare<[string | null, Buffer | null, Buffer, string]>(
    `UPDATE queue SET key_id = ?, row_key = ?, payload = ? WHERE id = ?`,
  );
  const reseal = db.transaction((rows: readonly SealedRow[]) => {
    for (const { id, key_id: keyId, row_key: rowKey, payload } of rows) {
      const sealed = sealer.rewrap(id, { keyId, rowKey, payload });
      if (sealed) update.run(sealed.keyId, sealed.rowKey, sealed.payload, id);
    }
  });
  let last = '';
  return {
    first() {
      reseal.immediate(nameless.all());
    },
    next() {
      const rows = others.all(newestId, last, BATCH_ROWS);
      if (rows.length > 0) reseal.immediate(rows);
      last = rows.at(-1)?.id ?? last;
      return rows.length === BATCH_ROWS;
    },
  };
}
