import type { Statement } from 'better-sqlite3';
import type { Clock } from '../../contract/clock.ts';
import type { Failure } from '../../contract/failures.ts';
import type { QueueView } from '../../contract/queue.ts';
import type { Db } from '../store/database.ts';
import { createCounts, type Counts } from './counts.ts';
import { PRIORITIES, type Queue } from './queue.ts';
import { type DbRow, rowOf } from './row.ts';
import { createStoreReader } from './store-reader.ts';
import { HELD } from './statements.ts';

type Facts = Pick<Queue, 'destinations' | 'nextTryAt' | 'missingKeys'>;

const NOTHING: QueueView = { waiting: 0, dead: 0, locked: 0, rows: [] };

/** Rows on the screen. */
const SHOWN = 50;

interface Tally {
  readonly rows: number;
  readonly oldestAt: number | null;
}

interface ViewStatements {
  /** Grows with every row that this connection writes, whatever the table. */
  readonly changes: Statement<[], number>;
  readonly pending: Statement<[], Tally>;
  readonly held: Statement<[state: string], Tally>;
  readonly locked: Statement<[lockedKeys: string], number>;
  readonly dead: Statement<[limit: number], DbRow>;
  readonly newest: Statement<[limit: number], DbRow>;
}

/** What the view asks SQLite for; all but `newest`, which stops after a few rows, by an index. */
export function prepareView(db: Db): ViewStatements {
  return {
    changes: db.prepare<[], number>('SELECT total_changes()').pluck(),
    pending: db.prepare(
      `SELECT count(*) AS rows, min(created_at) AS oldestAt FROM queue WHERE state = 'pending'`,
    ),
    held: db.prepare(
      `SELECT count(*) AS rows, min(created_at) AS oldestAt FROM queue WHERE state = ? AND ${HELD}`,
    ),
    // Leased is only what is not locked.
    locked: db
      .prepare<[string], number>(
        `SELECT count(*) FROM queue WHERE state = 'pending'
           AND ifnull(key_id, '') IN (SELECT value FROM json_each(?))`,
      )
      .pluck(),
    dead: db.prepare<[number], DbRow>(
      `SELECT * FROM queue WHERE state = 'dead' AND ${HELD} ORDER BY rowid DESC LIMIT ?`,
    ),
    newest: db.prepare<[number], DbRow>(
      `SELECT * FROM queue WHERE state <> 'dead' ORDER BY rowid DESC LIMIT ?`,
    ),
  };
}

export interface QueueViewOptions {
  readonly db: Db;
  readonly queue: Facts;
  readonly clock: Clock;
  readonly onStore?: ((problem: Failure) => void) | undefined;
  /** What was shown last is behind by now. */
  readonly onChange?: (() => void) | undefined;
}

/** What screens and reports show of the queue. */
export function createQueueView(options: QueueViewOptions): {
  readonly view: () => QueueView;
  readonly stop: () => void;
} {
  const { db, queue, clock, onStore = () => {}, onChange = () => {} } = options;
  const reading = createStoreReader(onStore);
  const { changes, pending, held, locked: lockedCount, dead, newest } = prepareView(db);
  const { counts, stop } = createCounts(countAll, () => changes.get() ?? 0, clock, onChange);

  function countAll(): Counts {
    const open = [pending.get(), held.get('leased')];
    const ages = open.flatMap((tally) => tally?.oldestAt ?? []);
    return {
      waiting: open.reduce((sum, tally) => sum + (tally?.rows ?? 0), 0),
      dead: held.get('dead')?.rows ?? 0,
      ...(ages.length === 0 ? {} : { oldestAt: Math.min(...ages) }),
    };
  }

  function view(): QueueView {
    const nextTryAt = queue.nextTryAt(queue.destinations(), PRIORITIES.receipt);
    const deadRows = dead.all(SHOWN);
    const rows = [...deadRows, ...newest.all(SHOWN - deadRows.length)];
    const locked = queue.missingKeys();
    return {
      ...counts(),
      ...(nextTryAt === undefined ? {} : { nextTryAt }),
      locked: locked.length === 0 ? 0 : (lockedCount.get(JSON.stringify(locked)) ?? 0),
      rows: rows.map(rowOf),
    };
  }

  return { view: () => reading(view, NOTHING), stop };
}
