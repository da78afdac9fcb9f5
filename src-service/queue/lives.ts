import type { Clock } from '../../contract/clock.ts';
import { createEnds } from './ends.ts';

/** So many at once: more would keep the service silent. */
const OVERDUE_LIMIT = 100;

/**
 * When open rows end that have an end. In memory: an index would cost every promise a page of the disk.
 * A row of this process ends by the time that passes, so that no clock which is set wipes it; one of an
 * earlier process by the clock on the wall, for nothing else is left of it.
 */
export interface Lives {
  /** A row that was added just now; milliseconds since 1970. */
  begin(id: string, expiresAt: number): void;
  /** A row of an earlier process, or one that waits again. */
  resume(id: string, expiresAt: number): void;
  over(id: string): void;
  /** All of them, as they were added. */
  ids(): string[];
  /** @param expiresAt what counts for a row that is not among them */
  hasEnded(id: string, expiresAt?: number): boolean;
  /** Those that have ended, the earliest first; where more than 100 have, some 100 of them. */
  overdue(): string[];
  /** When the next one ends, in milliseconds since 1970. */
  next(): number | undefined;
}

export function createLives(clock: Pick<Clock, 'now' | 'elapsed'>): Lives {
  const own = createEnds();
  const earlier = createEnds();
  const parts = [
    { ends: earlier, time: () => clock.now() },
    { ends: own, time: () => clock.elapsed() },
  ];
  return {
    begin: (id, expiresAt) => own.set(id, clock.elapsed() + expiresAt - clock.now()),
    resume: (id, expiresAt) => earlier.set(id, expiresAt),
    over(id) {
      for (const { ends } of parts) ends.delete(id);
    },
    ids: () => parts.flatMap(({ ends }) => [...ends.entries()].map(([id]) => id)),
    hasEnded(id, expiresAt = Infinity) {
      for (const { ends, time } of parts) {
        const at = ends.get(id);
        if (at !== undefined) return time() >= at;
      }
      return clock.now() >= expiresAt;
    },
    overdue() {
      const late: { readonly id: string; readonly left: number }[] = [];
      for (const { ends, time } of parts) {
        const now = time();
        if ((ends.first() ?? Infinity) > now) continue;
        for (const [id, at] of ends.entries()) {
          if (late.length < OVERDUE_LIMIT && at <= now) late.push({ id, left: at - now });
        }
      }
      return late.toSorted((one, other) => one.left - other.left).map(({ id }) => id);
    },
    next() {
      const waits = parts.flatMap(({ ends, time }) => {
        const at = ends.first();
        return at === undefined ? [] : [at - time()];
      });
      return waits.length === 0 ? undefined : clock.now() + Math.min(...waits);
    },
  };
}
