import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { systemClock } from '../../contract/clock.node.ts';
import { unwrap } from '../../contract/result.ts';
import { openChain } from '../../src-service/audit/trail.ts';
import { createQueue, PRIORITIES } from '../../src-service/queue/queue.ts';
import { createSealer } from '../../src-service/queue/seal.ts';
import { closeStore, openStore } from '../../src-service/store/database.ts';
import { OUT } from '../../tools/paths.ts';
import type { Bench } from './frame/recorder.ts';
import { percentile } from './frame/stats.ts';
import { measureDrain } from './queue/drain.ts';
import { recordDrain } from './queue/record.ts';
import { backlogRows } from './queue/size.ts';

const ROUNDS = 2_000;
const WARM_UP_ROUNDS = 100;
const MINUTE_MS = 60_000;
/** Two stretches of the drain: to its end, 100,000 rows take the best part of an hour. */
const DRAIN = { aloneMs: MINUTE_MS, scans: 100 };

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

/** One transaction of two rows that SQLite has on the disk, with nothing of ours around it. */
function bareInsert(
  file: string,
  bytes: number,
  auditBytes: number,
): { insert: () => void; close: () => void } {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(
    `CREATE TABLE row (id TEXT PRIMARY KEY, kind TEXT, state TEXT, created_at INTEGER,
     expires_at INTEGER, next_try_at INTEGER, tries INTEGER, last_failure TEXT, payload BLOB);
     CREATE TABLE audit (seq INTEGER PRIMARY KEY, at INTEGER, body TEXT, hash BLOB)`,
  );
  const insert = db.prepare(`INSERT INTO row VALUES (?, ?, ?, ?, ?, ?, 0, NULL, ?)`);
  const audit = db.prepare(`INSERT INTO audit (at, body, hash) VALUES (?, ?, ?)`);
  const payload = randomBytes(bytes);
  const body = 'x'.repeat(auditBytes);
  const hash = randomBytes(32);
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  return {
    insert() {
      const now = Date.now();
      begin.run();
      insert.run(randomUUID(), 'deferred-verification', 'pending', now, now, now, payload);
      audit.run(now, body, hash);
      commit.run();
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
  about:
    'durable enqueue (sealed row and chained audit row), against a bare SQLite transaction (WAL, FULL) of two rows of the same sizes; a backlog that drains into the simulated platform, signed and sealed, and scans meanwhile',
  async run(recorder) {
    const rows = backlogRows(process.env);
    // Beside the checkout and not in the system's folder, which may be memory: a sync must be one.
    mkdirSync(path.join(OUT, 'bench'), { recursive: true });
    const folder = mkdtempSync(path.join(OUT, 'bench', 'queue-'));
    try {
      const sealer = createSealer([{ id: 'k', key: randomBytes(32) }]);
      const { db } = unwrap(openStore(path.join(folder, 'terminal.db'), 0));
      const trail = openChain({
        ...{ db, clock: systemClock, terminalId: 'BENCH', operator: () => undefined },
        onRow: () => {},
      });
      const queue = createQueue({ db, sealer, clock: systemClock, trail });
      const row = randomUUID();
      const body = JSON.stringify({ event: 'queue.saved', kind: INTENT.kind, row });
      const sealed = sealer.seal(randomUUID(), PAYLOAD);
      const bytes = sealed.payload.length + sealed.rowKey!.length;
      const bare = bareInsert(path.join(folder, 'bare.db'), bytes, body.length);
      const own: number[] = [];
      const baseline: number[] = [];
      for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
        // Promises are made in a turn of their own; what is put off to its end is not put off for ever.
        await nextTurn();
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
      recordDrain(recorder, await measureDrain({ folder, rows, ...DRAIN }), rows);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
