import { failureCodeSchema } from '../../contract/failures.ts';
import type { QueueRow } from '../../contract/queue.ts';

/** A saved scan: it always has an end. */
export type SavedScan = QueueRow & { readonly expiresAt: number };

/** A row as the table holds it; see the migrations. */
export interface DbRow {
  readonly id: string;
  readonly kind: QueueRow['kind'];
  readonly state: QueueRow['state'];
  readonly destination: string;
  readonly priority: number;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly next_try_at: number;
  readonly tries: number;
  readonly lease: number;
  readonly leased_until: number | null;
  readonly ended_at: number | null;
  readonly last_failure: string | null;
  readonly key_id: string | null;
  readonly row_key: Buffer | null;
  readonly payload: Buffer | null;
}

/** The row without its payload, as screens and reports see it. */
export function rowOf(row: DbRow): QueueRow {
  const lastFailure = failureCodeSchema.safeParse(row.last_failure);
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    destination: row.destination,
    createdAt: row.created_at,
    ...(row.expires_at === null ? {} : { expiresAt: row.expires_at }),
    nextTryAt: row.next_try_at,
    tries: row.tries,
    ...(row.ended_at === null ? {} : { endedAt: row.ended_at }),
    ...(lastFailure.success ? { lastFailure: lastFailure.data } : {}),
  };
}

/** The row of a saved scan. */
export function isSavedScan(row: QueueRow): row is SavedScan {
  return row.kind === 'deferred-verification' && row.expiresAt !== undefined;
}
