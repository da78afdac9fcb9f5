import { randomBytes, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import Database from 'better-sqlite3';
import { systemClock } from '../../../contract/clock.node.ts';
import { makeFolderDurably } from '../../../contract/durable-file.node.ts';
import { failure } from '../../../contract/failures.ts';
import { writeOperators } from '../../../contract/operators-file.node.ts';
import { unwrap } from '../../../contract/result.ts';
import { makePrivateKeys } from '../../../crypto/private-key.ts';
import { createSmProvider } from '../../../crypto/sm-provider.ts';
import { type DataKeyCustody, openDataKeys } from '../../../src-main/data-key-custody.ts';
import { createAnchors } from '../../../src-service/audit/anchors.ts';
import { createPruning } from '../../../src-service/audit/pruning.ts';
import { openChain } from '../../../src-service/audit/trail.ts';
import { createQueue } from '../../../src-service/queue/queue.ts';
import type { DataKey } from '../../../src-service/queue/seal.ts';
import { makeBackup } from '../../../src-service/store/backup-files.ts';
import { createCheckpointer } from '../../../src-service/store/checkpointer.ts';
import { createDataKeys } from '../../../src-service/store/data-keys.ts';
import { closeStore, openStore } from '../../../src-service/store/database.ts';
import { OPEN_STORE } from './key-store.ts';

// Makes every kind of promise in the folder named, and says each one on its standard output in the
// moment in which the terminal would tell it: what is recorded here is replayed afterwards.

const [folder = '', sabotage = ''] = process.argv.slice(2);
const DAY_MS = 86_400_000;
const ROUNDS = 6;

/** What is broken on purpose, so that the proof is seen to notice. */
if (sabotage === 'no-sync' || sabotage === 'normal-sync') {
  const level = sabotage === 'no-sync' ? 'OFF' : 'NORMAL';
  const weaker = (sql: string): string =>
    sql.replace('synchronous = FULL', `synchronous = ${level}`);
  type Say = (this: unknown, sql: string, options?: unknown) => unknown;
  const ways = Database.prototype as unknown as Record<'exec' | 'pragma', Say>;
  const { exec, pragma } = ways;
  ways.exec = function (sql) {
    return exec.call(this, weaker(sql));
  };
  ways.pragma = function (sql, options) {
    return pragma.call(this, weaker(sql), options);
  };
}
if (sabotage === 'unsynced-files') {
  fs.fsyncSync = () => {};
  syncBuiltinESMExports();
}

function say(...words: readonly (string | number)[]): void {
  fs.writeSync(1, `${words.join(' ')}\n`);
}

function keysOf(custody: DataKeyCustody): DataKey[] {
  return custody.keys().map(({ id, key }) => ({ id, key: Buffer.from(key, 'base64') }));
}

let now = systemClock.now();
const clock = { ...systemClock, now: () => ++now };
const bytes = (length: number): Uint8Array => new Uint8Array(randomBytes(length));
const custody = await openDataKeys({ dataDir: folder, store: OPEN_STORE, keyDays: 1, now });
say('KEYS', custody.keys()[0]?.id ?? '');

const { db } = unwrap(openStore(path.join(folder, 'terminal.db'), now));
const provider = createSmProvider({ keys: makePrivateKeys(bytes), randomBytes: bytes });
const trail = openChain({
  ...{ db, clock, terminalId: 'HALL-01-K03', operator: () => undefined },
  onRow: () => {},
});
const anchors = createAnchors({ db, chain: trail, provider, clock });
const sealing = createDataKeys({
  ...{ db, keys: keysOf(custody), clock, audit: (event) => trail.append(event) },
  keyIdsElsewhere: () => [],
  onInUse: () => {},
});
const queue = createQueue({ db, sealer: sealing.sealer, clock, trail });
const checkpointer = createCheckpointer(db, clock);
const backups = path.join(folder, 'backups');

function add(kind: 'outbox' | 'deferred-verification'): string {
  const { id } = unwrap(
    queue.add({
      ...{ kind, destination: '1390000', priority: 0 },
      ...{ payload: { note: 'invented', filling: 'x'.repeat(300) }, nextTryAt: 0 },
      ...(kind === 'outbox' ? {} : { expiresAt: now + DAY_MS }),
    }),
  );
  say('SAVED', id);
  return id;
}

function audited(): void {
  say('AUDIT', trail.head().seq);
}

/** Tries whatever is due, and ends it in this way. */
function work(how: 'done' | 'dead' | 'expired' | 'retry'): void {
  const leased = queue.lease({ blocked: [], atLeast: 2, leaseMs: 60_000 });
  if (!leased) return;
  const { lease } = leased;
  const why = failure('PLATFORM_UNREACHABLE');
  if (how === 'retry') return void queue.retry(lease, now, why);
  if (queue.finish(lease, how, how === 'done' ? undefined : why) === 'written') {
    say('ENDED', lease.id, how);
  }
}

async function rotate(): Promise<void> {
  now += 2 * DAY_MS;
  await custody.rotateIfDue(now);
  say('KEYS', custody.keys()[0]?.id ?? '');
  sealing.use(keysOf(custody));
  queue.keysChanged();
}

for (let round = 1; round <= ROUNDS; round++) {
  add('outbox');
  const second = add('deferred-verification');
  add('outbox');
  work('retry');
  work('done');
  trail.append({ event: 'device.fault', device: 'reader-1' });
  audited();
  work('dead');
  if (queue.end(second, 'expired') === 'written') say('ENDED', second, 'expired');
  await anchors.sign();
  writeOperators(folder, [operator(round)]);
  say('OPERATORS', round);
  checkpointer.now();
  if (round % 3 === 1) {
    makeFolderDurably(backups);
    const copy = await makeBackup(db, backups, now, () => true);
    say('BACKUP', path.basename(copy));
  }
  if (round === 2 || round === 4) await rotate();
  add('outbox');
}
for (const { id } of deadRows()) {
  if (queue.discard(id, 'fault') === 'written') say('ENDED', id, 'discarded');
}
say('PRUNING');
await createPruning(db, trail, anchors).batch(now - DAY_MS, now);
queue.prune(now - DAY_MS, 5);
audited();
sealing.stop();
checkpointer.stop();
anchors.stop();
closeStore(db);

function deadRows(): { id: string }[] {
  return db.prepare<[], { id: string }>(`SELECT id FROM queue WHERE state = 'dead'`).all();
}

/** An invented clerk, whose name tells which writing this is. */
function operator(writing: number) {
  const chance = (length: number): string => randomBytes(length).toString('base64');
  const password = { algorithm: 'scrypt', n: 2 ** 14, r: 8, p: 1 } as const;
  return {
    ...{ id: `clerk-${writing}`, name: randomUUID(), disabled: false, createdAt: now },
    password: { ...password, salt: chance(16), hash: chance(32) },
  };
}
