import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../../contract/clock.node.ts';
import { unwrap } from '../../contract/result.ts';
import { createQueue, PRIORITIES } from '../../src-service/queue/queue.ts';
import { createSealer } from '../../src-service/queue/seal.ts';
import { closeStore, openStore } from '../../src-service/store/database.ts';
import { OUT } from '../../tools/paths.ts';
import type { Bench } from './frame/recorder.ts';
import { percentile } from './frame/stats.ts';

const ROUNDS = 2_000;
const WARM_UP_ROUNDS = 100;
const MINUTE_MS = 60_000;

const PAYLOAD = {
  via: 'code',
  requestId: randomUUID(),
  codeSystemId: '1390000',
  code: { content: '0'.repeat(60), symbology: ']Q1', scannedAt: Date.now() },
};

const INTENT = {
  kind: 'deferred-verification',
  destination: '1390000',
  priority: PRIORITIES.citizen,
  payload: PAYLOAD,
} as const;

/** One transaction that SQLite has on the disk, with nothing of ours around it. */
function bareInsert(file: string, bytes: number): { insert: () => void; close: () => void } {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    `CREATE TABLE row (id TEXT PRIMARY KEY, kind TEXT, state TEXT, created_at INTEGER,
     expires_at INTEGER, next_try_at INTEGER, tries INTEGER, last_failure TEXT, payload BLOB)`,
  );
  const insert = db.prepare(`INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, 0, NULL, ?)`);
  const payload = randomBytes(bytes);
  return {
    insert() {
      const now = Date.now();
      insert.run(randomUUID(), 'deferred-verification', 'pending', now, now, now, payload);
    },
    close: () => void db.close(),
  };
}

function timed(work: () => void): number {
  const begin = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - begin) / 1_000;
}

export const bench: Bench = {
  about: 'durable enqueue, against a bare SQLite transaction (WAL, FULL) of a row of the same size',
  run(recorder) {
    // Beside the checkout and not in the system's folder, which may be memory: a sync must be one.
    mkdirSync(path.join(OUT, 'bench'), { recursive: true });
    const folder = mkdtempSync(path.join(OUT, 'bench', 'queue-'));
    try {
      const sealer = createSealer([{ id: 'k', key: randomBytes(32) }]);
      const { db } = unwrap(openStore(path.join(folder, 'terminal.db'), 0));
      const queue = createQueue({ db, sealer, clock: systemClock });
      const sealed = sealer.seal(randomUUID(), PAYLOAD);
      const bytes = sealed.payload.length + sealed.rowKey!.length;
      const bare = bareInsert(path.join(folder, 'bare.db'), bytes);
      const own: number[] = [];
      const baseline: number[] = [];
      for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        const theirs = timed(bare.insert);
        const ours = timed(() => {
          const now = Date.now();
          unwrap(queue.add({ ...INTENT, expiresAt: now + MINUTE_MS, nextTryAt: now }));
        });
        if (round < 0) continue;
        own.push(ours);
        baseline.push(theirs);
      }
      bare.close();
      closeStore(db);
      recorder.percentiles('durable enqueue', 'µs', own, baseline);
      const rate = (samples: readonly number[]): number => 1e6 / percentile(samples, 0.5);
      recorder.record({
        metric: 'durable enqueues a second (median)',
        value: rate(own),
        unit: '1/s',
        baseline: rate(baseline),
      });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
