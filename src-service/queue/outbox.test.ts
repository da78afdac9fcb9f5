import { expect, test } from 'vitest';
import { type Failure, failure } from '../../contract/failures.ts';
import { err, ok, type Result, unwrap } from '../../contract/result.ts';
import type { Intent } from '../platform/intent.ts';
import { type Trouble, trouble } from '../platform/trouble.ts';
import { ITEM } from '../session/test-data.ts';
import { createOutbox, outboxHandler, type OutboxMessage } from './outbox.ts';
import { PRIORITIES } from './queue.ts';
import { EVERYTHING, queueBench, SYSTEM } from './queue-bench.test-support.ts';

/** As it is posted. */
const RECEIPT = {
  message: 'receipt',
  receipt: { kind: 'consent', at: 7, subjectRef: 'subject-1', consentId: 'c1', scopes: ['T'] },
} satisfies OutboxMessage;
const REFUSAL = {
  message: 'refusal',
  subjectRef: 'subject-1',
  scopes: ['T'],
  decidedAt: 8,
} satisfies OutboxMessage;
const TO = { destination: SYSTEM, itemCode: ITEM.code, operatorId: 'W-1' };
const signal = new AbortController().signal;

function stand(answer: Result<undefined, Failure> = ok(), told?: Trouble) {
  const bench = queueBench();
  let looks = 0;
  const outbox = createOutbox({
    ...{ queue: bench.queue, now: () => bench.clock.now(), log: () => {} },
    worker: { look: () => looks++ },
  });
  const sent: unknown[] = [];
  const asked = (what: string) => (system: string, intent: Intent, body: unknown) => {
    const { requestId, operatorId, once } = intent;
    sent.push([what, system, requestId, operatorId, intent.item.code, once, body]);
    if (told) intent.onTrouble?.(told);
    return Promise.resolve(answer);
  };
  const receipts = { send: asked('send'), refuse: asked('refuse') };
  const handler = outboxHandler(receipts, (code) => (code === ITEM.code ? ITEM : undefined));
  return { ...bench, outbox, handler, sent, looks: () => looks };
}

test.each([
  ['send', RECEIPT, PRIORITIES.receipt, RECEIPT.receipt],
  ['refuse', REFUSAL, PRIORITIES.decision, REFUSAL],
] as const)(
  '%s: saved, due at once, sent under its own name',
  async (what, message, priority, body) => {
    const { clock, db, handler, looks, outbox, queue, sent } = stand();
    const row = unwrap(outbox.post(message as OutboxMessage, TO));
    expect(row).toMatchObject({ kind: 'outbox', destination: SYSTEM, nextTryAt: clock.now() });
    expect(db.prepare('SELECT priority FROM queue').pluck().get()).toBe(priority);
    expect(looks()).toBe(1);
    const leased = queue.lease(EVERYTHING)!;
    expect((await handler.attempt(leased.row, leased.payload, signal)).ok).toBe(true);
    expect(sent).toEqual([[what, SYSTEM, row.id, 'W-1', ITEM.code, true, body]]);
  },
);

test('an outage is waited out, a refusal that is known to be one ends it', async () => {
  const why = failure('REPLY_MISMATCH');
  for (const [told, verdict] of [
    [trouble('distrust', why), 'again'],
    [trouble('refusal', why), 'final'],
  ] as const) {
    const { handler, outbox, queue } = stand(err(why), told);
    unwrap(outbox.post(RECEIPT, TO));
    const leased = queue.lease(EVERYTHING)!;
    expect(await handler.attempt(leased.row, leased.payload, signal)).toMatchObject({
      error: { failure: why, verdict },
    });
  }
});

test.each([
  ['a payload that is none', { what: 'ever' }],
  ['an item that is not in the configuration any more', { itemCode: 'GONE', content: RECEIPT }],
])('%s is the end of its row, and nothing is sent', async (_what, payload) => {
  const { handler, outbox, queue, sent } = stand();
  unwrap(outbox.post(RECEIPT, TO));
  const { row } = queue.lease(EVERYTHING)!;
  const tried = await handler.attempt(row, payload, signal);
  expect(tried).toMatchObject({ error: { failure: { code: 'STORE_FAILED' }, verdict: 'final' } });
  expect(sent).toEqual([]);
});

test('a message that cannot be saved is said to be none', () => {
  const { db, looks, outbox } = stand();
  db.pragma('query_only = ON');
  expect(outbox.post(RECEIPT, TO)).toMatchObject({ error: { code: 'STORE_FAILED' } });
  expect(looks()).toBe(0);
});
