import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { ANCHOR_ROWS } from '../../audit/anchor.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { ANCHOR_MS, createAnchors } from './anchors.ts';
import { newStore, PROVIDER, reportOf } from './audit.test-support.ts';
import { openChain } from './trail.ts';

const STOPPED = { event: 'service.stopped' } as const;

function stand(provider = PROVIDER) {
  const store = newStore();
  const { db, clock } = store;
  const chain = openChain({
    ...{ db, clock, terminalId: 'K1', operator: () => undefined },
    onRow: () => anchors.rowAdded(),
  });
  const anchors = createAnchors({ db, chain, provider, clock });
  const places = (): unknown[] => db.prepare('SELECT seq FROM audit_anchor').pluck().all();
  const append = (rows: number): void => {
    for (let row = 0; row < rows; row++) chain.append(STOPPED);
  };
  return { ...store, anchors, append, places };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));

test('every 64 rows the end is signed, outside the transaction of the row', async () => {
  const { append, clock, db, file, places } = stand();
  append(ANCHOR_ROWS - 1);
  clock.advance(0);
  await settled();
  expect(places()).toEqual([]);
  db.transaction(() => append(1))();
  clock.advance(0);
  await settled();
  expect(places()).toEqual([ANCHOR_ROWS]);
  append(ANCHOR_ROWS);
  clock.advance(0);
  await settled();
  const report = await reportOf(file);
  expect(report).toMatchObject({ anchors: 2, witnessed: 2 * ANCHOR_ROWS });
  expect(report.broken).toBeUndefined();
});

test('a row waits an hour at most', async () => {
  const { append, clock, places } = stand();
  append(1);
  clock.advance(ANCHOR_MS - 1);
  await settled();
  expect(places()).toEqual([]);
  clock.advance(1);
  await settled();
  expect(places()).toEqual([1]);
});

test('the same row is signed once, however often that is asked', async () => {
  const { anchors, append, places } = stand();
  await anchors.sign();
  append(2);
  await Promise.all([anchors.sign(), anchors.sign()]);
  await anchors.sign();
  expect(places()).toEqual([2]);
});

test('without a key nothing is signed, and nothing fails', async () => {
  const { anchors, append, file, places } = stand(
    createSmProvider({ randomBytes: (length) => randomBytes(length) }),
  );
  append(1);
  await anchors.sign();
  expect(places()).toEqual([]);
  expect(await reportOf(file)).toMatchObject({ rows: 1, witnessed: 0 });
});
