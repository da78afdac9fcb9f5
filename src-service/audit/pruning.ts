import type { Db } from '../store/database.ts';
import type { Anchors } from './anchors.ts';
import type { AuditTrail } from './trail.ts';

/** Rows that one transaction removes at most, unless two anchors stand further apart. */
const BATCH_ROWS = 1_000;

/** Takes rows away whose time is over. */
export interface Pruning {
  /**
   * Removes rows that are older than the retention, up to an anchor, which stays and vouches for the
   * hash before the first row that is left. That is written down and signed first: only an entry that
   * an anchor witnesses vouches for a beginning that is not the chain's. One batch a call; without
   * an anchor to begin with, or where nothing can be signed, nothing is removed.
   *
   * @param before rows at this time and later stay, in milliseconds since 1970
   * @param now the right time: an entry dated later is dated wrongly and does not count
   * @returns whether there may be more
   * @throws as SQLite does
   */
  batch(before: number, now: number): Promise<boolean>;
}

interface Dated {
  readonly seq: number;
  readonly at: number;
}

export function createPruning(db: Db, trail: AuditTrail, anchors: Pick<Anchors, 'sign'>): Pruning {
  const firstRow = db.prepare<[], number | null>('SELECT min(seq) FROM audit').pluck();
  const lastRow = db.prepare<[], number | null>('SELECT max(seq) FROM audit').pluck();
  const newestAnchor = db.prepare<[], number | null>('SELECT max(seq) FROM audit_anchor').pluck();
  const young = db
    .prepare<[number, number], number>(
      'SELECT seq FROM audit WHERE at >= ? AND at <= ? ORDER BY seq LIMIT 1',
    )
    .pluck();
  const anchorsFrom = db.prepare<[number], Dated>(
    'SELECT seq, at FROM audit_anchor WHERE seq >= ? ORDER BY seq',
  );
  /** An entry that waits for its signature: it is not written a second time. */
  let announced = { cut: 0, seq: 0 };

  /**
   * The anchor up to which all is old. No anchor is one that is dated before an earlier one: the clock
   * was set back meanwhile, and what it says of its rows is too old.
   */
  function cutOf(before: number, now: number): number | undefined {
    const first = firstRow.get() ?? undefined;
    if (first === undefined) return undefined;
    const last = (young.get(before, now) ?? Number.MAX_SAFE_INTEGER) - 1;
    let cut: number | undefined;
    let newest = 0;
    // From the one on, up to which rows went before: its time still counts.
    for (const { seq, at } of anchorsFrom.iterate(first - 1)) {
      if (seq > last || (cut !== undefined && seq >= first + BATCH_ROWS)) break;
      if (at > now) continue;
      if (seq >= first && at >= newest && at < before) cut = seq;
      newest = Math.max(newest, at);
    }
    return cut;
  }

  return {
    async batch(before, now) {
      const cut = cutOf(before, now);
      if (cut === undefined) return false;
      if (announced.cut !== cut) {
        trail.append({ event: 'audit.pruned', upTo: cut });
        announced = { cut, seq: lastRow.get() ?? 0 };
      }
      await anchors.sign();
      if ((newestAnchor.get() ?? 0) < announced.seq) return false;
      db.transaction(() => {
        db.prepare('DELETE FROM audit WHERE seq <= ?').run(cut);
        db.prepare('DELETE FROM audit_anchor WHERE seq < ?').run(cut);
      })();
      return true;
    },
  };
}
