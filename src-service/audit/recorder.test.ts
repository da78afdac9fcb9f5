import { expect, test } from 'vitest';
import type { Failure } from '../../contract/failures.ts';
import { eventsOf, newStore, reportOf } from './audit.test-support.ts';
import { createRecorder, MISSED_RETRY_MS } from './recorder.ts';
import { openChain } from './trail.ts';

const STOPPED = { event: 'service.stopped' } as const;

function stand() {
  const store = newStore();
  const told: (Failure | undefined)[] = [];
  const { db, clock } = store;
  const trail = openChain({
    ...{ db, clock, terminalId: 'K1', operator: () => undefined, onRow: () => {} },
  });
  const recorder = createRecorder({ trail, clock, onStore: (problem) => told.push(problem) });
  return { ...store, recorder, told };
}

test('a promise without its entry is none', () => {
  const { db, recorder, told } = stand();
  expect(recorder.promise(STOPPED)).toMatchObject({ ok: true });
  db.pragma('query_only = ON');
  expect(recorder.promise(STOPPED)).toMatchObject({ error: { code: 'STORE_FAILED' } });
  expect(told.map((problem) => problem?.detail)).toEqual([undefined, 'SQLITE_READONLY']);
});

test('what was missed is counted, and the count stands in the log as soon as it can', async () => {
  const { clock, db, file, recorder } = stand();
  db.pragma('query_only = ON');
  recorder.note(STOPPED);
  recorder.note(STOPPED);
  clock.advance(MISSED_RETRY_MS);
  expect(eventsOf(db)).toEqual([]);
  db.pragma('query_only = OFF');
  clock.advance(MISSED_RETRY_MS);
  expect(eventsOf(db)).toEqual([{ event: 'audit.missed', count: 2 }]);
  recorder.note(STOPPED);
  expect(eventsOf(db)).toHaveLength(2);
  expect(clock.pending()).toBe(0);
  expect((await reportOf(file)).broken).toBeUndefined();
});

test('without a store nothing is promised, and notes go nowhere', () => {
  const { clock } = newStore();
  const recorder = createRecorder({ trail: undefined, clock, onStore: () => {} });
  expect(recorder.promise(STOPPED)).toMatchObject({ error: { code: 'STORE_FAILED' } });
  recorder.note(STOPPED);
  expect(clock.pending()).toBe(0);
});
