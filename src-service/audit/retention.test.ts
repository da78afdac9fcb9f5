import { expect, test } from 'vitest';
import { createAnchors } from './anchors.ts';
import { eventsOf, newStore, PROVIDER, reportOf } from './audit.test-support.ts';
import { pruneBatch } from './pruning.ts';
import { LOOK_MS, PAUSE_MS, startRetention } from './retention.ts';
import { openChain } from './trail.ts';

const DAY_MS = 86_400_000;
const STOPPED = { event: 'service.stopped' } as const;

/** Ten rows a day for as many days, with an anchor at the end of each. */
async function stand(days: number) {
  const store = newStore();
  const { db, clock } = store;
  const trail = openChain({
    ...{ db, clock, terminalId: 'K1', operator: () => undefined, onRow: () => {} },
  });
  const anchors = createAnchors({ db, chain: trail, provider: PROVIDER, clock });
  for (let day = 0; day < days; day++) {
    for (let row = 0; row < 10; row++) trail.append(STOPPED);
    await anchors.sign();
    clock.advance(DAY_MS);
  }
  return { ...store, trail, anchors };
}

test('old rows go up to an anchor, and the rest is a whole log', async () => {
  const { anchors, clock, db, file, trail } = await stand(6);
  const cancel = startRetention({ db, trail, clock, keepDays: 3, onStore: () => {} });
  clock.advance(PAUSE_MS * 3);
  cancel();
  expect(db.prepare('SELECT min(seq), max(seq) FROM audit').raw().get()).toEqual([41, 61]);
  expect(db.prepare('SELECT seq FROM audit_anchor').pluck().all()).toEqual([40, 50, 60]);
  expect(eventsOf(db).at(-1)).toEqual({ event: 'audit.pruned', upTo: 40 });
  await anchors.sign();
  const report = await reportOf(file);
  expect(report).toMatchObject({ beginning: 'pruned', first: 41, last: 61, witnessed: 61 });
  expect(report.broken).toBeUndefined();
});

test('it looks again, and keeps what is young', async () => {
  const { clock, db, file, trail } = await stand(2);
  const cancel = startRetention({ db, trail, clock, keepDays: 3, onStore: () => {} });
  clock.advance(DAY_MS);
  expect(db.prepare('SELECT min(seq) FROM audit').pluck().get()).toBe(1);
  clock.advance(DAY_MS + LOOK_MS);
  expect(db.prepare('SELECT min(seq) FROM audit').pluck().get()).toBe(21);
  cancel();
  expect((await reportOf(file)).broken).toBeUndefined();
});

test('a backlog goes in batches, and without an anchor nothing goes', async () => {
  const { clock, db, trail } = await stand(0);
  for (let row = 0; row < 5; row++) trail.append(STOPPED);
  expect(pruneBatch(db, trail, clock.now() + 1)).toBe(false);
  expect(eventsOf(db)).toHaveLength(5);
});

test('a row that follows the cut is held against its anchor', async () => {
  const { clock, db, file, trail } = await stand(6);
  while (pruneBatch(db, trail, clock.now() - 3 * DAY_MS));
  db.exec('UPDATE audit SET at = 1 WHERE seq = 41');
  expect((await reportOf(file)).broken).toMatchObject({ kind: 'changed', seq: 41 });
  db.exec('UPDATE audit_anchor SET at = 1 WHERE seq = 40');
  expect((await reportOf(file)).broken).toMatchObject({ kind: 'anchor-signature', seq: 40 });
});
