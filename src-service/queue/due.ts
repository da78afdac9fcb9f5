import type { Clock } from '../../contract/clock.ts';
import { LONGEST_WAIT_MS } from './back-off.ts';
import type { DbRow } from './row.ts';
import type { Statements } from './statements.ts';

/** So many rows that were tried and put back are kept apart; then each waits for its own time again. */
const PUT_BACK_LIMIT = 200;

/** Which row of a destination and priority is due. In milliseconds since 1970, by the machine's clock. */
export interface Due {
  /** Keys that are not at hand, as JSON. */
  first(destination: string, priority: number, locked: string): DbRow | undefined;
  /** When the next one is due; the past where one is. */
  nextAt(destination: string, priority: number, locked: string): number | undefined;
  /**
   * Every row that a destination has now is due. In memory: to write it into each row of a backlog would
   * keep the service silent for seconds, and a new one looks by itself.
   */
  hasten(destination: string): void;
  /** A row waits for its own time, whatever became due before. */
  waits(destination: string, id: string): void;
}

/**
 * A row is due when its time has come; when its destination was hastened and it was not tried since;
 * and when its time is further away than any wait: then it was written by a clock that was ahead, and
 * to wait for that date could mean years.
 */
export function createDue(
  sql: Pick<Statements, 'first' | 'nextAt'>,
  clock: Pick<Clock, 'now'>,
): Due {
  /** By destination, the rows that were put back since it was hastened. */
  const hastened = new Map<string, Set<string>>();
  const NOBODY = '[]';

  function apart(destination: string): string | undefined {
    const rows = hastened.get(destination);
    return rows && JSON.stringify([...rows]);
  }

  return {
    first(destination, priority, locked) {
      const now = clock.now();
      const between = (after: number, upTo: number, except = NOBODY): DbRow | undefined =>
        sql.first.get(destination, priority, after, upTo, locked, except);
      const own = between(-Infinity, now);
      if (own) return own;
      const except = apart(destination);
      const early = except === undefined ? undefined : between(now, Infinity, except);
      return early ?? between(now + LONGEST_WAIT_MS, Infinity);
    },
    nextAt(destination, priority, locked) {
      const now = clock.now();
      const after = (at: number, except = NOBODY): number | undefined =>
        sql.nextAt.get(destination, priority, at, locked, except);
      const own = after(-Infinity);
      if (own === undefined || own <= now) return own;
      const except = apart(destination);
      const isDue =
        (except !== undefined && after(now, except) !== undefined) ||
        after(now + LONGEST_WAIT_MS) !== undefined;
      return isDue ? now : own;
    },
    hasten: (destination) => void hastened.set(destination, new Set()),
    waits(destination, id) {
      const rows = hastened.get(destination);
      rows?.add(id);
      if (rows && rows.size > PUT_BACK_LIMIT) hastened.delete(destination);
    },
  };
}
