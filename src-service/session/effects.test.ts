import { describe, expect, test } from 'vitest';
import { failure, type Failure } from '../../contract/failures.ts';
import type { LogRecord } from '../../contract/log.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { QueueRow } from '../../contract/snapshot.ts';
import type { Way } from '../platform/way.ts';
import type { DeferredVerifications } from '../queue/deferred.ts';
import { createEffects } from './effects.ts';
import type { SessionEvent } from './model.ts';
import { CARD, CODE, ENTRY, ITEM, ROUTE, VERIFICATION, TOKEN } from './test-data.ts';
import { createVault } from './vault.ts';

const ID = 's1';
const WHY = failure('PLATFORM_TIMEOUT', 'trace-1');
const GRANT = { accessToken: TOKEN, entries: [ENTRY] };
const ROW: QueueRow = {
  ...{ id: 'r1', kind: 'deferred-verification', state: 'pending', tries: 0 },
  ...{ createdAt: 1, expiresAt: 61_000, nextTryAt: 1_001 },
};
const FETCH = {
  kind: 'fetch',
  id: ID,
  certificateId: 'c1',
  entry: ENTRY,
  route: ROUTE,
  accessToken: GRANT.accessToken,
} as const;

/** A way that answers when the test lets it: what counts here is the moment. */
function stand(saved?: Result<QueueRow, Failure>) {
  const answers = {
    verify: Promise.withResolvers<Awaited<ReturnType<Way['verify']>>>(),
    authorise: Promise.withResolvers<Awaited<ReturnType<Way['authorise']>>>(),
    refusal: Promise.withResolvers<Awaited<ReturnType<Way['tellRefusal']>>>(),
    fetch: Promise.withResolvers<Awaited<ReturnType<Way['fetch']>>>(),
  };
  const events: SessionEvent[] = [];
  const logged: LogRecord[] = [];
  const asked: unknown[] = [];
  const session = new AbortController();
  let troubles = 0;
  const way: Way = {
    verify(_input, run) {
      run.onStep?.('route');
      asked.push(run.item, run.signal);
      return answers.verify.promise;
    },
    authorise: () => answers.authorise.promise,
    tellRefusal: (_verification, run) => {
      asked.push(run.signal);
      return answers.refusal.promise;
    },
    fetch: () => answers.fetch.promise,
  };
  const deferred = saved && {
    save: (...how: Parameters<DeferredVerifications['save']>) => {
      asked.push(...how);
      return saved;
    },
    withdraw: (rowId: string) => void asked.push(`withdraw ${rowId}`),
    itemOf: () => undefined,
    wake: () => {},
    start: () => {},
    stop: () => {},
  };
  const effects = createEffects({
    way,
    deferred,
    item: () => ITEM,
    codeLifetimeS: (codeSystemId) => Number(codeSystemId),
    dispatch: (event) => events.push(event),
    log: (record) => logged.push(record),
    onTrouble: () => troubles++,
    onNotice: () => {},
  });
  return { answers, asked, effects, events, logged, session, troubles: () => troubles };
}
const settled = () => new Promise((resolve) => setImmediate(resolve));
const failedLine = (step: string) => ({
  event: 'platform.request-failed',
  step,
  code: WHY.code,
  detail: WHY.detail,
});

describe('verification', () => {
  test('says its steps and its answer, each with the name of the session', async () => {
    const { answers, asked, effects, events, session, troubles } = stand();
    effects.verify({ kind: 'verify', id: ID, input: CARD }, session.signal);
    expect(asked).toEqual([ITEM, session.signal]);
    answers.verify.resolve(ok(VERIFICATION));
    await settled();
    expect(events).toEqual([
      { kind: 'step', id: ID, step: 'route' },
      { kind: 'verified', id: ID, verification: VERIFICATION },
    ]);
    expect(troubles()).toBe(0);
  });
  test('that fails is logged, and the platform looked after', async () => {
    const { answers, effects, events, logged, session, troubles } = stand();
    effects.verify({ kind: 'verify', id: ID, input: CODE }, session.signal);
    answers.verify.resolve(err(WHY));
    await settled();
    expect(events.at(-1)).toEqual({ kind: 'way-failed', id: ID, failure: WHY });
    expect([logged, troubles()]).toEqual([[failedLine('verify')], 1]);
  });
});

test.each([
  ['granted', ok(GRANT), { kind: 'granted', id: ID, grant: GRANT }, 0],
  ['failed', err(WHY), { kind: 'way-failed', id: ID, failure: WHY }, 1],
])('authorisation that is %s', async (_what, answer, event, troubles) => {
  const at = stand();
  at.effects.authorise(
    { kind: 'authorise', id: ID, verification: VERIFICATION },
    at.session.signal,
  );
  at.answers.authorise.resolve(answer);
  await settled();
  expect([at.events, at.troubles()]).toEqual([[event], troubles]);
});

describe('a file', () => {
  test('is in the vault when its arrival is told', async () => {
    const { answers, effects, events, session } = stand();
    const vault = createVault();
    effects.fetch(FETCH, session.signal, vault);
    answers.fetch.resolve(ok(Uint8Array.of(1, 2)));
    await settled();
    expect(events).toEqual([{ kind: 'document-ready', id: ID, certificateId: 'c1' }]);
    expect(vault.read('c1')).toEqual(Uint8Array.of(1, 2));
  });
  test('that fails leaves the session open', async () => {
    const { answers, effects, events, logged, session } = stand();
    effects.fetch(FETCH, session.signal, createVault());
    answers.fetch.resolve(err(WHY));
    await settled();
    const failed = { kind: 'document-failed', id: ID, certificateId: 'c1', failure: WHY };
    expect([events, logged]).toEqual([[failed], [failedLine('fetch')]]);
  });
  test('that comes when nobody waits any more is overwritten at once', async () => {
    const { answers, effects, events, session } = stand();
    const vault = createVault();
    effects.fetch(FETCH, session.signal, vault);
    session.abort();
    const bytes = Uint8Array.of(1, 2);
    answers.fetch.resolve(ok(bytes));
    await settled();
    expect([bytes, vault.read('c1'), events]).toEqual([new Uint8Array(2), undefined, []]);
  });
});

test('answers to a session that is over are neither told nor logged', async () => {
  const { answers, effects, events, logged, session, troubles } = stand();
  effects.verify({ kind: 'verify', id: ID, input: CODE }, session.signal);
  effects.authorise({ kind: 'authorise', id: ID, verification: VERIFICATION }, session.signal);
  const before = events.length;
  session.abort();
  answers.verify.resolve(err(WHY));
  answers.authorise.resolve(ok(GRANT));
  await settled();
  expect([events.length, logged, troubles()]).toEqual([before, [], 0]);
});

test('a refusal is told although its session is over; that it could not be is logged', async () => {
  const { answers, asked, effects, events, logged } = stand();
  effects.tellRefusal({ kind: 'tell-refusal', verification: VERIFICATION });
  expect(asked).toEqual([undefined]);
  answers.refusal.resolve(err(WHY));
  await settled();
  expect([events, logged]).toEqual([[], [failedLine('refuse')]]);
});

describe('the queue', () => {
  const enqueue = { kind: 'enqueue', id: ID, input: CODE } as const;
  test('takes the scan with its item and the lifetime of its code system', () => {
    const { asked, effects, events } = stand(ok(ROW));
    effects.enqueue(enqueue);
    expect(asked).toEqual([CODE, ITEM.code, 1_390_000]);
    const row = { rowId: 'r1', queuedAt: 1, expiresAt: 61_000, nextTryAt: 1_001 };
    expect(events).toEqual([{ kind: 'queued', id: ID, row }]);
  });
  test.each([
    ['cannot be written', err(failure('STORE_FAILED', 'SQLITE_FULL'))],
    ['is not there', undefined],
  ])('that %s promises nothing', (_what, saved) => {
    const { effects, events } = stand(saved);
    effects.enqueue(enqueue);
    expect(events).toMatchObject([
      { kind: 'way-failed', id: ID, failure: { code: 'STORE_FAILED' } },
    ]);
    effects.withdraw({ kind: 'withdraw', rowId: 'r1' });
  });
  test('is told who has left', () => {
    const { asked, effects } = stand(ok(ROW));
    effects.withdraw({ kind: 'withdraw', rowId: 'r1' });
    expect(asked).toEqual(['withdraw r1']);
  });
});
