import type { Cancel, Clock } from '../../contract/clock.ts';
import type { Queue } from './queue.ts';

const DAY_MS = 86_400_000;
export const PRUNE_LIMITS = {
  /** Rows removed in one write, so that nobody waits for it. */
  rows: 200,
  /** Wait between two writes while there is more, and until the next look, in milliseconds. */
  moreMs: 200,
  everyMs: 3_600_000,
} as const;

/** Removes rows whose end is long ago, a few at a time. */
export function createPruner(
  queue: Pick<Queue, 'prune'>,
  clock: Clock,
  keepDays: number,
): { start(): void; stop(): void } {
  let cancel: Cancel = () => {};
  let isStopped = false;

  function prune(): void {
    const removed = queue.prune(clock.now() - keepDays * DAY_MS, PRUNE_LIMITS.rows);
    const hasMore = removed === PRUNE_LIMITS.rows;
    cancel = clock.after(hasMore ? PRUNE_LIMITS.moreMs : PRUNE_LIMITS.everyMs, prune);
  }
  return {
    start() {
      if (!isStopped) cancel = clock.after(PRUNE_LIMITS.moreMs, prune);
    },
    stop() {
      isStopped = true;
      cancel();
    },
  };
}
