import type { Cancel, Clock } from '../../contract/clock.ts';

/** How many rows wait and are dead, and since when the oldest waits. */
export interface Counts {
  readonly waiting: number;
  readonly dead: number;
  readonly oldestAt?: number;
}

/** Rows that are counted in no time (0.03 ms a thousand). */
const FEW = 2_000;
/** For so long the counts of a backlog may be behind, in milliseconds. */
const BEHIND_MS = 500;

/**
 * Counts anew only after a write, and a backlog not after every one: a snapshot is made several times
 * for each row that is sent, and must not walk through all that wait behind it.
 *
 * @param changes grows with every write
 * @param onBehind the counts that were given last are not right any more, and no write may follow
 */
export function createCounts(
  count: () => Counts,
  changes: () => number,
  clock: Clock,
  onBehind: () => void,
): { readonly counts: () => Counts; readonly stop: () => void } {
  let last: { readonly counts: Counts; readonly change: number; readonly at: number } | undefined;
  let catchUp: Cancel | undefined;

  function mayStand({ counts, at }: NonNullable<typeof last>): boolean {
    const left = at + BEHIND_MS - clock.elapsed();
    if (counts.waiting + counts.dead <= FEW || left <= 0) return false;
    catchUp ??= clock.after(left, () => {
      catchUp = undefined;
      onBehind();
    });
    return true;
  }

  return {
    counts() {
      const change = changes();
      if (last && (last.change === change || mayStand(last))) return last.counts;
      last = { counts: count(), change, at: clock.elapsed() };
      return last.counts;
    },
    stop: () => catchUp?.(),
  };
}
