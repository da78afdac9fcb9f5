import { expect, test } from 'vitest';
import { eventsOf, newStore, reportOf } from './audit.test-support.ts';
import { openChain } from './trail.ts';

const STOPPED = { event: 'service.stopped' } as const;
const BACKED_UP = { event: 'store.backed-up' } as const;

function chainOf({ db, clock }: ReturnType<typeof newStore>, terminalId = 'K1') {
  let operator: string | undefined;
  let rows = 0;
  const chain = openChain({
    ...{ db, clock, terminalId, operator: () => operator, onRow: () => rows++ },
  });
  return { chain, signIn: (id: string) => (operator = id), rows: () => rows };
}

test('entries stand in the chain with time and operator', async () => {
  const store = newStore();
  const { chain, signIn, rows } = chainOf(store);
  chain.append(STOPPED);
  store.clock.advance(5);
  signIn('W-1');
  chain.append(BACKED_UP);
  expect(
    store.db.prepare('SELECT seq, at - ?, operator FROM audit').raw().all(chain.genesis.createdAt),
  ).toEqual([
    [1, 0, null],
    [2, 5, 'W-1'],
  ]);
  expect(rows()).toBe(2);
  expect(await reportOf(store.file)).toMatchObject({ rows: 2, beginning: 'genesis', witnessed: 0 });
});

test('what a transaction takes back was never in the chain', async () => {
  const store = newStore();
  const { chain } = chainOf(store);
  chain.append(STOPPED);
  expect(() =>
    store.db.transaction(() => {
      chain.append(BACKED_UP);
      throw new Error('the intent cannot be kept');
    })(),
  ).toThrow('the intent');
  chain.append(STOPPED);
  expect(eventsOf(store.db)).toEqual([STOPPED, STOPPED]);
  const report = await reportOf(store.file);
  expect(report.broken).toBeUndefined();
});

test('the chain goes on after a restart, under the name with which it was begun', async () => {
  const store = newStore();
  chainOf(store).chain.append(STOPPED);
  store.clock.advance(1_000);
  const { chain } = chainOf(store, 'K2');
  chain.append(STOPPED);
  expect(chain.genesis.terminalId).toBe('K1');
  const report = await reportOf(store.file);
  expect(report).toMatchObject({ rows: 2, terminalId: 'K1' });
  expect(report.broken).toBeUndefined();
});

test.each([
  ['a body', `UPDATE audit SET body = '{"event":"store.backed-up"}' WHERE seq = 2`, 'changed', 2],
  ['a time', 'UPDATE audit SET at = at + 1 WHERE seq = 3', 'changed', 3],
  ['an operator', `UPDATE audit SET operator = 'W' WHERE seq = 1`, 'changed', 1],
  ['a hash', 'UPDATE audit SET hash = zeroblob(32) WHERE seq = 4', 'changed', 4],
  ['a row', 'DELETE FROM audit WHERE seq = 3', 'gap', 3],
  ['the first row', 'DELETE FROM audit WHERE seq = 1', 'beginning', 1],
  [
    'a body that hides an operator',
    `UPDATE audit SET operator = NULL, body = body || ',"operator":"W-1"' WHERE seq = 5`,
    'unreadable',
    5,
  ],
])('%s changed in the file is found', async (_what, sql, kind, seq) => {
  const store = newStore();
  const { chain, signIn } = chainOf(store);
  for (let row = 1; row < 5; row++) chain.append(STOPPED);
  signIn('W-1');
  chain.append(STOPPED);
  expect((await reportOf(store.file)).broken).toBeUndefined();
  store.db.exec(sql);
  expect((await reportOf(store.file)).broken).toMatchObject({ kind, seq });
});
