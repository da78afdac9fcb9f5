import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { genesisHash, rowHash } from '../../audit/chain.ts';
import { nodeHasher } from '../../audit/hasher.node.ts';
import { configSchema } from '../../contract/config.ts';
import { CONFIG, ITEM } from '../session/test-data.ts';
import { createAudit } from './audit.ts';
import { eventsOf, newSealer, newStore, PROVIDER, reportOf } from './audit.test-support.ts';
import { createFacts } from './facts.ts';

// Somebody who can write the database, but has none of the terminal's keys.

const { terminal, platform } = CONFIG;
const STOPPED = { event: 'service.stopped' } as const;
const FACTS = { version: '1', interrupted: false, quarantined: false };
const broken = (why: string) => ({ event: 'audit.broken', why });

async function stand() {
  const store = newStore();
  const { db, clock, file } = store;
  const sealer = newSealer();
  let alarms = 0;
  const config = configSchema.parse({ dataDir: '/d', terminal, platform, items: [ITEM] });
  const start = () =>
    createAudit({
      ...{ db, sealer, provider: PROVIDER, clock, config, rightNow: () => undefined },
      ...{ operator: () => undefined, item: () => ITEM.code, onStore: () => {} },
      onBroken: () => alarms++,
    });
  const log = start();
  log.started(FACTS);
  for (let row = 0; row < 30; row++) log.trail?.append(STOPPED);
  expect((await log.exported(30)).ok).toBe(true);
  const other = new Database(file);
  onTestFinished(() => void other.close());
  const mark = path.join(path.dirname(file), 'audit.mark');
  const found = () =>
    eventsOf(db).filter((one) => (one as { event: string }).event.endsWith('broken'));
  return { ...store, log, start, other, mark, found, alarms: () => alarms };
}

/** Every row in another words, with hashes that fit; no anchor is left. */
function rechain(other: Database.Database): void {
  const genesis = createFacts(other).read('audit.genesis') as Parameters<typeof genesisHash>[0];
  const update = other.prepare('UPDATE audit SET operator = ?, hash = ? WHERE seq = ?');
  const rows = other.prepare('SELECT seq, at, body FROM audit ORDER BY seq').all();
  let hash = genesisHash(genesis, nodeHasher);
  other.transaction(() => {
    for (const row of rows as { seq: number; at: number; body: string }[]) {
      hash = rowHash(hash, { ...row, operator: 'W-9' }, nodeHasher);
      update.run('W-9', hash, row.seq);
    }
    other.exec('DELETE FROM audit_anchor');
  })();
}

test('a log that nobody touched is whole, through a restart and what a transaction takes back', async () => {
  const { alarms, db, file, found, log, start } = await stand();
  expect(() =>
    db.transaction(() => {
      log.trail?.append(STOPPED);
      throw new Error('back');
    })(),
  ).toThrow('back');
  log.trail?.append(STOPPED);
  await log.stop();
  const again = start();
  again.started(FACTS);
  await again.stop();
  expect([found(), alarms(), again.diagnostics()]).toEqual([[], 0, []]);
  expect((await reportOf(file)).broken).toBeUndefined();
});

test('a forged log is not signed by the service that runs', async () => {
  const { alarms, clock, file, found, log, other } = await stand();
  rechain(other);
  expect((await reportOf(file)).broken).toBeUndefined();
  clock.advance(1_000);
  log.trail?.append(STOPPED);
  await log.stop();
  expect(found()).toEqual([broken('rows'), broken('anchors')]);
  expect(alarms()).toBe(2);
  expect((await reportOf(file)).broken).toMatchObject({ kind: 'changed', since: 1 });
});

test.each([
  [
    'the end',
    'DELETE FROM audit WHERE seq > 20; DELETE FROM audit_anchor WHERE seq > 20',
    'gap',
    21,
  ],
  ['the last row', 'DELETE FROM audit WHERE seq = 33', 'gap', 33],
])('%s that is cut off is missed', async (_what, sql, kind, seq) => {
  const { file, found, log, other } = await stand();
  other.exec(sql);
  log.trail?.append(STOPPED);
  await log.stop();
  expect(found()).toContainEqual(broken('rows'));
  expect((await reportOf(file)).broken).toMatchObject({ kind, seq });
});

test('an anchor that is taken away is missed', async () => {
  const { file, found, log, other } = await stand();
  other.exec('DELETE FROM audit_anchor');
  log.trail?.append(STOPPED);
  await log.stop();
  expect(found()).toEqual([broken('anchors')]);
  expect((await reportOf(file)).broken).toMatchObject({ kind: 'anchor-missing' });
});

test('an anchor for rows to come does not keep the service from signing', async () => {
  const { db, log, other, start } = await stand();
  await log.stop();
  other.exec(`INSERT INTO audit_anchor VALUES (9999, 1, zeroblob(32), 0, '04', '00')`);
  const again = start();
  again.started(FACTS);
  await again.stop();
  const signed = db.prepare('SELECT max(seq) FROM audit_anchor WHERE seq < 9999').pluck().get();
  expect(signed).toBe(db.prepare('SELECT max(seq) FROM audit').pluck().get());
});

test('what is forged while no service runs is found at the next start', async () => {
  const { file, found, log, other, start } = await stand();
  await log.stop();
  rechain(other);
  const again = start();
  expect(again.diagnostics()).toMatchObject([{ key: 'audit-broken' }]);
  again.started(FACTS);
  await again.stop();
  expect(found()).toEqual([broken('rows')]);
  expect((await reportOf(file)).broken).toMatchObject({ kind: 'changed', since: 1 });
});

test.each([
  ['is gone', (file: string) => rmSync(file)],
  ['is another one', (file: string) => writeFileSync(file, '{}')],
  [
    'says something else',
    (file: string) => {
      writeFileSync(file, readFileSync(file, 'utf8').replace(/"seq":\d+/, '"seq":1'));
    },
  ],
])('a mark that %s is an entry', async (_what, spoil) => {
  const { file, found, log, mark, start } = await stand();
  await log.stop();
  spoil(mark);
  for (let run = 0; run < 2; run++) {
    const again = start();
    again.started(FACTS);
    await again.stop();
  }
  expect(found()).toEqual([broken('mark')]);
  expect((await reportOf(file)).broken).toBeUndefined();
});

test('where the break cannot be written, nothing is promised', async () => {
  const { log, other } = await stand();
  rechain(other);
  other.exec(`CREATE TRIGGER no BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END`);
  expect(await log.exported(1)).toMatchObject({ error: { code: 'STORE_FAILED' } });
});
