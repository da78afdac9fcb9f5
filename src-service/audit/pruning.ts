import type { Db } from '../store/database.ts';
import type { AuditTrail } from './trail.ts';

/** Rows that one transaction removes at most, unless two anchors stand further apart. */
const BATCH_ROWS = 1_000;

/**
 * Removes rows that are older than the retention, up to an anchor, which stays and vouches for the
 * hash before the first row that is left. One batch a call, each with its entry in one transaction;
 * without an anchor to begin with nothing is removed.
 *
 * @param before rows at this time and later stay, in milliseconds since 1970
 * @returns whether there may be more
 * @throws as SQLite does
 */
export function pruneBatch(db: Db, trail: AuditTrail, before: number): boolean {
  const number = (sql: string, value: number): number | null =>
    db.prepare<[number], number | null>(sql).pluck().get(value) ?? null;
  const first = db.prepare<[], number | null>('SELECT min(seq) FROM audit').pluck().get() ?? null;
  if (first === null) return false;
  const young = number('SELECT seq FROM audit WHERE at >= ? ORDER BY seq LIMIT 1', before);
  const last = (young ?? Number.MAX_SAFE_INTEGER) - 1;
  const inBatch = number(
    'SELECT max(seq) FROM audit_anchor WHERE seq <= ?',
    Math.min(last, first + BATCH_ROWS - 1),
  );
  const cut =
    inBatch !== null && inBatch >= first
      ? inBatch
      : number('SELECT min(seq) FROM audit_anchor WHERE seq >= ?', first);
  if (cut === null || cut > last) return false;
  db.transaction(() => {
    db.prepare('DELETE FROM audit WHERE seq <= ?').run(cut);
    db.prepare('DELETE FROM audit_anchor WHERE seq < ?').run(cut);
    trail.append({ event: 'audit.pruned', upTo: cut });
  })();
  return true;
}
