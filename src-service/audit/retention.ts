import type { Cancel, Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { Db } from '../store/database.ts';
import { pruneBatch } from './pruning.ts';
import { storeFailureOf } from './store-error.ts';
import type { AuditTrail } from './trail.ts';

const DAY_MS = 86_400_000;
/** How often old rows are looked for, and the pause between two batches, in milliseconds. */
export const LOOK_MS = 6 * 3_600_000;
export const PAUSE_MS = 1_000;

export interface RetentionOptions {
  readonly db: Db;
  readonly trail: AuditTrail;
  readonly clock: Clock;
  /** How long a row is kept at least, in days. */
  readonly keepDays: number;
  readonly onStore: (problem: Failure | undefined) => void;
}

/** Keeps rows for as long as the configuration says, and removes them after that, little by little. */
export function startRetention(options: RetentionOptions): Cancel {
  const { db, trail, clock, keepDays, onStore } = options;
  let cancel: Cancel = () => {};

  function look(): void {
    let isMore = false;
    try {
      isMore = pruneBatch(db, trail, clock.now() - keepDays * DAY_MS);
    } catch (error) {
      onStore(storeFailureOf(error));
    }
    cancel = clock.after(isMore ? PAUSE_MS : LOOK_MS, look);
  }

  cancel = clock.after(PAUSE_MS, look);
  return () => cancel();
}
