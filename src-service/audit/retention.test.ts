import { expect, test } from 'vitest';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { createAnchors } from './anchors.ts';
import { eventsOf, newStore, PROVIDER, reportOf } from './audit.test-support.ts';
import { createPruning } from './pruning.ts';
import { AGREED_MS, LOOK_MS, PAUSE_MS, startRetention } from './retention.ts';
import { openChain } from './trail.ts';

const DAY_MS = 86_400_000;
const STOPPED = { event: 'service.stopped' } as const;
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

/** Ten rows a day for as many days, with an anchor at the end of each. */
async function stand(days: number) {
  const store = newStore();
  const { db, clock } = store;
  const trail = openChain({
    ...{ db, clock, terminalId: 'K1', operator: () => undefined, onRow: () => {} },
  });
  const anchors = createAnchors({ db, chain: trail, provider: PROVIDER, clock });
  const pruning = createPruning(db, trail, anchors);
  async function goOn(more: number): Promise<void> {
    for (let day = 0; day < more; day++) {
      for (let row = 0; row < 10; row++) trail.append(STOPPED);
      await anchors.sign();
      clock.advance(DAY_MS);
    }
  }
  await goOn(days);
  const left = (): unknown => db.prepare('SELECT min(seq), max(seq) FROM audit').raw().get();
  /** Retention of three days under some right time, for three looks. */
  async function retain(rightNow: () => number | undefined = () => clock.now()): Promise<void> {
    const cancel = startRetention({ pruning, clock, rightNow, keepDays: 3, onStore: () => {} });
    for (let look = 0; look < 3; look++) {
      clock.advance(PAUSE_MS);
      await settled();
    }
    cancel();
  }
  const prune = (keepDays: number) => pruning.batch(clock.now() - keepDays * DAY_MS, clock.now());
  return { ...store, trail, anchors, pruning, goOn, left, retain, prune };
}

test('old rows go up to an anchor, and the rest is a whole log', async () => {
  const { db, file, left, retain } = await stand(6);
  await retain();
  expect(left()).toEqual([41, 61]);
  expect(db.prepare('SELECT seq FROM audit_anchor').pluck().all()).toEqual([40, 50, 60, 61]);
  expect(eventsOf(db).at(-1)).toEqual({ event: 'audit.pruned', upTo: 40 });
  const report = await reportOf(file);
  expect(report).toMatchObject({ beginning: 'pruned', first: 41, last: 61, witnessed: 61 });
  expect(report.broken).toBeUndefined();
});

test('it looks again, and keeps what is young', async () => {
  const { clock, file, left, pruning } = await stand(2);
  const rightNow = (): number => clock.now();
  const cancel = startRetention({ pruning, clock, rightNow, keepDays: 3, onStore: () => {} });
  clock.advance(DAY_MS);
  await settled();
  expect(left()).toEqual([1, 20]);
  clock.advance(DAY_MS);
  await settled();
  for (let look = 0; look * LOOK_MS < DAY_MS; look++) {
    clock.advance(LOOK_MS);
    await settled();
  }
  cancel();
  expect(left()).toEqual([21, 22]);
  expect((await reportOf(file)).broken).toBeUndefined();
});

test('nothing goes without a time that somebody else has signed', async () => {
  const { clock, left, retain } = await stand(6);
  await retain(() => undefined);
  expect(left()).toEqual([1, 60]);
  const right = clock.now();
  clock.set(184 * DAY_MS);
  await retain(() => right);
  await retain(() => clock.now() - AGREED_MS - 1);
  expect(left()).toEqual([1, 60]);
});

test('an entry and an anchor that are dated ahead block nothing', async () => {
  const { anchors, clock, file, goOn, left, retain, trail } = await stand(2);
  clock.set(73 * 365 * DAY_MS);
  trail.append(STOPPED);
  await anchors.sign();
  clock.set(-73 * 365 * DAY_MS);
  await goOn(6);
  await retain();
  expect(left()).toEqual([62, 82]);
  expect((await reportOf(file)).broken).toBeUndefined();
});

test('what was written while the clock was set back does not go before what stands around it', async () => {
  const { clock, goOn, left, prune } = await stand(2);
  clock.set(-100 * DAY_MS);
  await goOn(2);
  clock.set(100 * DAY_MS);
  await prune(3);
  expect(left()).toEqual([11, 41]);
  clock.advance(DAY_MS);
  await prune(3);
  expect(left()).toEqual([21, 42]);
  expect(await prune(3)).toBe(false);
  clock.advance(3 * DAY_MS);
  await prune(3);
  expect(left()).toEqual([42, 43]);
});

test('without an anchor nothing goes', async () => {
  const { db, trail, prune } = await stand(0);
  for (let row = 0; row < 5; row++) trail.append(STOPPED);
  expect(await prune(-1)).toBe(false);
  expect(eventsOf(db)).toHaveLength(5);
});

test('nothing goes before its entry is signed, which is written once', async () => {
  const { clock, db, left, trail } = await stand(6);
  const provider = createSmProvider({ randomBytes: (length) => new Uint8Array(length) });
  const anchors = createAnchors({ db, chain: trail, provider, clock });
  const pruning = createPruning(db, trail, anchors);
  for (let look = 0; look < 2; look++) {
    expect(await pruning.batch(clock.now() - 3 * DAY_MS, clock.now())).toBe(false);
  }
  expect(left()).toEqual([1, 61]);
});

test('a row that follows the cut is held against its anchor', async () => {
  const { db, file, prune } = await stand(6);
  while (await prune(3));
  db.exec('UPDATE audit SET at = 1 WHERE seq = 41');
  expect((await reportOf(file)).broken).toMatchObject({ kind: 'changed', seq: 41 });
  db.exec('UPDATE audit_anchor SET at = 1 WHERE seq = 40');
  expect((await reportOf(file)).broken).toMatchObject({ kind: 'anchor-signature', seq: 40 });
});
