import { fromHex, toHex } from '../../crypto/bytes.ts';
import type { Db } from '../store/database.ts';
import type { FoundMark, Mark } from './mark.node.ts';
import type { ChainHead, Doubt } from './trail.ts';

/** Where a chain goes on, and what is wrong with the table that it was found in. */
export interface Beginning {
  readonly head: ChainHead;
  readonly doubt?: Doubt;
}

/** Whether row and anchor of the mark are there; a row that was pruned has left its anchor. */
function isThere(db: Db, { seq, hash, anchor }: Mark, genesis: string): boolean {
  const newest = db.prepare<[], number | null>('SELECT max(seq) FROM audit_anchor').pluck().get();
  if ((newest ?? 0) < anchor) return false;
  if (seq === 0) return hash === genesis;
  const found = db
    .prepare<[number, number], Buffer>(
      'SELECT hash FROM audit WHERE seq = ? UNION SELECT hash FROM audit_anchor WHERE seq = ?',
    )
    .pluck()
    .all(seq, seq);
  return found.length === 1 && found[0]?.toString('hex') === hash;
}

/**
 * Holds the table against the mark that was left beside the database. Where rows are not those, the
 * chain goes on behind the mark, so that no verifier takes them for its own. A mark that is missing
 * says nothing of the rows, only that somebody has taken it.
 *
 * @throws as SQLite does
 */
export function beginningOf(
  db: Db,
  mark: FoundMark | undefined,
  empty: ChainHead,
  inTable: ChainHead,
): Beginning {
  if (mark === undefined || (mark === 'none' && inTable.seq === 0)) return { head: inTable };
  const genesis = toHex(empty.hash);
  if (typeof mark === 'string' || mark.chain !== genesis) return { head: inTable, doubt: 'mark' };
  if (isThere(db, mark, genesis)) return { head: inTable };
  const seq = Math.max(mark.seq, inTable.seq);
  return { head: { seq, hash: fromHex(mark.hash) }, doubt: 'rows' };
}
