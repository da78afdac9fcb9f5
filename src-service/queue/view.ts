import type { QueueView } from '../../contract/queue.ts';
import type { Db } from '../store/database.ts';
import { PRIORITIES, type Queue } from './queue.ts';
import { type DbRow, rowOf } from './row.ts';

type Facts = Pick<Queue, 'destinations' | 'nextTryAt' | 'missingKeys'>;

/** Rows on the screen. */
const SHOWN = 20;

/** What screens and reports show of the queue; counted by its indexes, a backlog costs little. */
export function createQueueView(db: Db, queue: Facts): () => QueueView {
  const count = db.prepare<[string], number>(`SELECT count(*) FROM queue WHERE state = ?`).pluck();
  const oldest = db
    .prepare<[string], number>(
      `SELECT created_at FROM queue WHERE state = ? ORDER BY rowid LIMIT 1`,
    )
    .pluck();
  const lockedCount = db
    .prepare<[string], number>(
      `SELECT count(*) FROM queue WHERE state IN ('pending', 'leased') AND ifnull(key_id, '') IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  const dead = db.prepare<[number], DbRow>(
    `SELECT * FROM queue WHERE state = 'dead' ORDER BY rowid DESC LIMIT ?`,
  );
  const newest = db.prepare<[number], DbRow>(
    `SELECT * FROM queue WHERE state <> 'dead' ORDER BY rowid DESC LIMIT ?`,
  );

  return () => {
    const waiting = (count.get('pending') ?? 0) + (count.get('leased') ?? 0);
    const ages = ['pending', 'leased'].flatMap((state) => oldest.get(state) ?? []);
    const nextTryAt = queue.nextTryAt(queue.destinations(), PRIORITIES.receipt);
    const deadRows = dead.all(SHOWN);
    const rows = [...deadRows, ...newest.all(SHOWN - deadRows.length)];
    const locked = queue.missingKeys();
    return {
      waiting,
      dead: count.get('dead') ?? 0,
      ...(ages.length === 0 ? {} : { oldestAt: Math.min(...ages) }),
      ...(nextTryAt === undefined ? {} : { nextTryAt }),
      locked: locked.length === 0 ? 0 : (lockedCount.get(JSON.stringify(locked)) ?? 0),
      rows: rows.map(rowOf),
    };
  };
}
