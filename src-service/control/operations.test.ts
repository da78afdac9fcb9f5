import { expect, test } from 'vitest';
import type { ControlRequest } from '../../contract/control.ts';
import { failure } from '../../contract/failures.ts';
import { err, ok } from '../../contract/result.ts';
import { type ControlHands, createControlAnswer } from './operations.ts';

const LIMITED: ControlHands = {
  list: () => err({ reason: 'failed', failure: failure('STORE_FAILED') }),
  resend: () => err({ reason: 'stale' }),
  discard: () => Promise.resolve(err({ reason: 'unavailable' })),
  exported: () => err({ reason: 'failed', failure: failure('STORE_FAILED') }),
};
const STORE = { ok: false, error: { reason: 'failed', failure: { code: 'STORE_FAILED' } } };

test('each request goes where it belongs, with what it names', async () => {
  const done: unknown[] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      done.push([name, ...args]);
      return ok(null);
    };
  const answer = createControlAnswer({
    list(query) {
      done.push(['list', query]);
      return ok({ rows: [], next: 3 });
    },
    resend: note('resend'),
    discard: note('discard'),
    exported: note('exported'),
  });
  const requests: ControlRequest[] = [
    { op: 'ping' },
    { op: 'queue.list', states: ['dead'], after: 7 },
    { op: 'queue.resend', rowId: 'a' },
    { op: 'queue.discard', rowId: 'b', reason: 'fault' },
    { op: 'audit.exported', rows: 4 },
  ];
  const replies: unknown[] = [];
  for (const request of requests) replies.push(await answer(request));
  const nothing = { ok: true, value: null };
  const page = { ok: true, value: { rows: [], next: 3 } };
  expect(replies).toEqual([nothing, page, nothing, nothing, nothing]);
  expect(done).toEqual([
    ['list', { states: ['dead'], after: 7 }],
    ['resend', 'a'],
    ['discard', 'b', 'fault'],
    ['exported', 4],
  ]);
});

test('what was not done is told with its reason', async () => {
  const answer = createControlAnswer(LIMITED);
  expect(await answer({ op: 'queue.list' })).toMatchObject(STORE);
  expect(await answer({ op: 'audit.exported', rows: 1 })).toMatchObject(STORE);
  const resent = await answer({ op: 'queue.resend', rowId: 'a' });
  expect(resent).toEqual({ ok: false, error: { reason: 'stale' } });
  const discarded = await answer({ op: 'queue.discard', rowId: 'a', reason: 'fault' });
  expect(discarded).toEqual({ ok: false, error: { reason: 'unavailable' } });
});
