import type { Db } from '../store/database.ts';
import type { Sealer } from './seal.ts';
import { HELD } from './statements.ts';

/**
 * Names of the data keys that rows are sealed with and that are not at hand; an empty name stands for
 * rows of the first schema, which name none. Looked up once: what is sealed from now on is sealed with
 * a key that is at hand.
 */
export function lockedKeys(db: Db, sealer: Sealer): readonly string[] {
  const names = db
    .prepare<[], string | null>(
      `SELECT key_id FROM queue WHERE state = 'pending' UNION
       SELECT key_id FROM queue WHERE ${HELD} AND payload IS NOT NULL`,
    )
    .pluck()
    .all();
  return names.filter((name) => !sealer.isAtHand(name)).map((name) => name ?? '');
}
