import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { manualClock, type ManualClock } from '../../contract/clock.ts';
import { unwrap } from '../../contract/result.ts';
import { createPlainTrail } from './plain-trail.fixture.ts';
import { type Db, openStore } from '../store/database.ts';
import { createQueue, PRIORITIES, type Queue, type QueueIntent } from './queue.ts';
import { createSealer, type DataKey } from './seal.ts';
import type { QueueView } from '../../contract/queue.ts';
import { createQueueView } from './view.ts';

export const SYSTEM = '1390000';
export const KEY: DataKey = { id: 'k', key: randomBytes(32) };
export const PAYLOAD = { code: 'PLANTED-SECRET-CODE' };
export const EVERYTHING = { blocked: [], atLeast: PRIORITIES.receipt, leaseMs: 60_000 };

export const SCAN: QueueIntent = {
  kind: 'deferred-verification',
  destination: SYSTEM,
  priority: PRIORITIES.citizen,
  payload: PAYLOAD,
  expiresAt: 61_000,
  nextTryAt: 2_000,
};
export const RECEIPT: QueueIntent = {
  ...{ kind: 'outbox', destination: SYSTEM, priority: PRIORITIES.receipt },
  ...{ payload: PAYLOAD, nextTryAt: 1_000 },
};

export interface QueueBench {
  readonly file: string;
  readonly clock: ManualClock;
  readonly db: Db;
  readonly queue: Queue;
  readonly view: () => QueueView;
  /** What the queue has told of its store. */
  readonly problems: (string | undefined)[];
  readonly wiped: () => number;
}

/** A queue on a real file, with a log of what it tells. */
export function queueBench(file?: string, keys: readonly DataKey[] = [KEY]): QueueBench {
  const at = file ?? path.join(mkdtempSync(path.join(os.tmpdir(), 'liangma-')), 'terminal.db');
  const clock = manualClock(1_000);
  const { db } = unwrap(openStore(at, 0));
  const problems: (string | undefined)[] = [];
  let wiped = 0;
  const sealer = createSealer(keys);
  const queue = createQueue({
    ...{ db, clock, sealer, trail: createPlainTrail(db, clock) },
    onStore: (problem) => problems.push(problem?.detail),
    onWiped: () => wiped++,
  });
  const { view } = createQueueView({ db, queue, clock });
  return { file: at, clock, db, queue, view, problems, wiped: () => wiped };
}
