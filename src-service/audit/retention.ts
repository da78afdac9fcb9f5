import type { Cancel, Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import { storeFailureOf } from './store-error.ts';
import type { Pruning } from './pruning.ts';

const DAY_MS = 86_400_000;
/** How often old rows are looked for, and the pause between two batches, in milliseconds. */
export const LOOK_MS = 6 * 3_600_000;
export const PAUSE_MS = 1_000;
/** How far the terminal's clock may stand from the right time, in milliseconds. */
export const AGREED_MS = 300_000;

export interface RetentionOptions {
  readonly pruning: Pruning;
  readonly clock: Clock;
  /**
   * The right time as somebody else has signed it, in milliseconds since 1970; `undefined` where
   * nobody was heard since the clock was set last.
   */
  readonly rightNow: () => number | undefined;
  /** How long a row is kept at least, in days. */
  readonly keepDays: number;
  readonly onStore: (problem: Failure | undefined) => void;
}

/**
 * Keeps rows for as long as the configuration says, and removes them after that, little by little;
 * never on the word of the terminal's clock alone: one that was set ahead would remove everything.
 */
export function startRetention(options: RetentionOptions): Cancel {
  const { pruning, clock, keepDays, onStore } = options;
  let cancel: Cancel = () => {};
  let isOver = false;

  async function batch(): Promise<boolean> {
    const now = options.rightNow();
    if (now === undefined || Math.abs(now - clock.now()) > AGREED_MS) return false;
    try {
      return await pruning.batch(now - keepDays * DAY_MS, now);
    } catch (error) {
      onStore(storeFailureOf(error));
      return false;
    }
  }

  async function look(): Promise<void> {
    const isMore = await batch();
    if (!isOver) plan(isMore ? PAUSE_MS : LOOK_MS);
  }

  function plan(ms: number): void {
    cancel = clock.after(ms, () => void look());
  }

  plan(PAUSE_MS);
  return () => {
    isOver = true;
    cancel();
  };
}
