import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import type { LogRecord } from '../../contract/log.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { SavedScan } from '../queue/row.ts';
import type { SamePerson } from '../../identity/same-person.ts';
import { createAccessToken } from '../platform/access-token.ts';
import type { ScanSession } from '../platform/scan-session.ts';
import type { Way } from '../platform/way.ts';
import type { DeferredVerifications } from '../queue/deferred.ts';
import { createEffects } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { CARD, CODE, ENTRY, ITEM, PERSON, SCAN, TOKEN, UNCHECKED, VERIFIED } from './test-data.ts';

const ID = 's1';
const WHY = failure('PLATFORM_TIMEOUT', 'trace-1');
const GRANT = { accessToken: TOKEN, entries: [ENTRY] };
const ROW: SavedScan = {
  ...{ id: 'r1', kind: 'deferred-verification', destination: '1390000' },
  ...{ state: 'pending', tries: 0 },
  ...{ createdAt: 1, expiresAt: 61_000, nextTryAt: 1_001 },
};

/** A way that answers when the test lets it: what counts here is the moment. */
function stand(saved?: Result<SavedScan, Failure>, same: SamePerson = 'same') {
  const answers = {
    verify: Promise.withResolvers<Awaited<ReturnType<Way['verify']>>>(),
    join: Promise.withResolvers<Awaited<ReturnType<Way['join']>>>(),
    authorise: Promise.withResolvers<Awaited<ReturnType<Way['authorise']>>>(),
    open: Promise.withResolvers<Awaited<ReturnType<Way['openScan']>>>(),
    outcome: Promise.withResolvers<Awaited<ReturnType<ScanSession['outcome']>>>(),
  };
  const events: SessionEvent[] = [];
  const logged: LogRecord[] = [];
  const asked: unknown[] = [];
  const compared: string[] = [];
  const digests: (string | undefined)[] = [];
  const session = new AbortController();
  let troubles = 0;
  const way: Way = {
    verify(_input, run) {
      run.onStep?.('route');
      asked.push(run.item, run.signal);
      return answers.verify.promise;
    },
    join(card, verified) {
      asked.push(`join ${card.requestId} ${verified.reply.subjectRef}`);
      return answers.join.promise;
    },
    authorise(_verified, _run, card) {
      asked.push(card);
      return answers.authorise.promise;
    },
    list: (_verified, token) => {
      asked.push(token);
      return answers.authorise.promise;
    },
    openScan: () => answers.open.promise,
    tellRefusal: () => Promise.resolve(ok()),
    fetch: () => Promise.resolve(err(WHY)),
  };
  const deferred = saved && {
    save: (...how: Parameters<DeferredVerifications['save']>) => {
      asked.push(...how);
      return saved;
    },
    withdraw: (rowId: string) => void asked.push(`withdraw ${rowId}`),
    itemOf: () => undefined,
  };
  const effects = createEffects({
    way,
    deferred,
    fetches: undefined,
    messages: {
      granted: (...told) => asked.push(['granted', ...told]),
      shown: (...told) => asked.push(['shown', ...told]),
      refused: (...told) => asked.push(['refused', ...told]),
    },
    documents: UNCHECKED,
    item: () => ITEM,
    clock: manualClock(),
    codeLifetimeS: (codeSystemId) => Number(codeSystemId),
    samePerson(card, code) {
      compared.push(card.name, code.nonce);
      digests.push(code.holderDigest);
      return Promise.resolve(same);
    },
    dispatch: (event) => events.push(event),
    log: (record) => logged.push(record),
    onTrouble: () => troubles++,
    onNotice: () => {},
  });
  return {
    answers,
    asked,
    compared,
    digests,
    effects,
    events,
    logged,
    session,
    troubles: () => troubles,
  };
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
    answers.verify.resolve(ok(VERIFIED));
    await settled();
    expect(events).toEqual([
      { kind: 'step', id: ID, step: 'route' },
      { kind: 'verified', id: ID, verified: VERIFIED },
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
  at.effects.authorise({ kind: 'authorise', id: ID, person: PERSON }, at.session.signal);
  at.answers.authorise.resolve(answer);
  await settled();
  expect([at.events, at.troubles()]).toEqual([[event], troubles]);
});

test('answers to a session that is over are neither told nor logged', async () => {
  const { answers, effects, events, logged, session, troubles } = stand();
  effects.verify({ kind: 'verify', id: ID, input: CODE }, session.signal);
  effects.authorise({ kind: 'authorise', id: ID, person: PERSON }, session.signal);
  const before = events.length;
  session.abort();
  answers.verify.resolve(err(WHY));
  answers.authorise.resolve(ok(GRANT));
  await settled();
  expect([events.length, logged, troubles()]).toEqual([before, [], 0]);
});

test('the code system is told what was granted, shown and refused', async () => {
  const { answers, asked, effects, events, session } = stand();
  effects.list({ kind: 'list', id: ID, person: PERSON, token: TOKEN }, session.signal);
  answers.authorise.resolve(ok(GRANT));
  await settled();
  expect(asked).toEqual([TOKEN, ['granted', VERIFIED, TOKEN]]);
  effects.tellUse({ kind: 'tell-use', verified: VERIFIED, token: TOKEN, identifier: 'i' });
  effects.tellRefusal({ kind: 'tell-refusal', verified: VERIFIED, forMs: 7 });
  expect(asked.slice(2)).toEqual([
    ['shown', VERIFIED, TOKEN, 'i'],
    ['refused', VERIFIED, 7],
  ]);
  expect(events).toHaveLength(1);
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

describe('a card that is held against the code', () => {
  const join = { kind: 'join', id: ID, card: CARD, person: PERSON } as const;

  test.each<SamePerson>(['same', 'unknown'])(
    'that is %s here is for the code system to judge',
    async (found) => {
      const at = stand(undefined, found);
      at.effects.join(join, at.session.signal);
      at.answers.join.resolve(ok(VERIFIED));
      await settled();
      // Once before it is sent, and once with the answer.
      const once = [CARD.holder.name, VERIFIED.nonce];
      expect(at.compared).toEqual([...once, ...once]);
      expect(at.asked).toEqual([`join ${CARD.requestId} subject-reference`]);
      expect(at.events).toEqual([{ kind: 'joined', id: ID, card: CARD, verified: VERIFIED }]);
    },
  );
  test('is compared by a digest only where that was made for this very request', async () => {
    const reply = { ...VERIFIED.reply, holderDigest: 'd'.repeat(64) };
    const digests: (string | undefined)[] = [];
    for (const nonce of [VERIFIED.nonce, '']) {
      const at = stand();
      const person = { ...PERSON, verified: { ...VERIFIED, nonce, reply } };
      at.effects.join({ ...join, person }, at.session.signal);
      await settled();
      digests.push(at.digests[0]);
    }
    expect(digests).toEqual([reply.holderDigest, undefined]);
  });
  test('of somebody else is sent nowhere', async () => {
    const at = stand(undefined, 'different');
    at.effects.join(join, at.session.signal);
    await settled();
    expect(at.asked).toEqual([]);
    const why = failure('PERSON_MISMATCH');
    expect(at.events).toEqual([{ kind: 'join-failed', id: ID, card: CARD, failure: why }]);
    expect([at.logged, at.troubles()]).toEqual([[], 0]);
  });
  test('that cannot be asked about is trouble of the platform', async () => {
    const at = stand();
    at.effects.join(join, at.session.signal);
    at.answers.join.resolve(err(WHY));
    await settled();
    expect(at.events).toEqual([{ kind: 'join-failed', id: ID, card: CARD, failure: WHY }]);
    expect([at.logged, at.troubles()]).toEqual([[failedLine('join')], 1]);
  });
  test('when nobody waits any more is told to nobody', async () => {
    const at = stand();
    at.effects.join(join, at.session.signal);
    at.session.abort();
    at.answers.join.resolve(err(WHY));
    await settled();
    expect([at.events, at.logged]).toEqual([[], []]);
  });
  test('goes with the consent', () => {
    const at = stand();
    const card = {
      source: 'terminal',
      kind: 'CARD',
      at: 7,
      provider: 'p',
      result: 'passed',
    } as const;
    const steps = [{ ...card, samId: 'sam', cardStatus: 'NORMAL' } as const];
    const person = { ...PERSON, evidence: { sessionId: ID, steps } };
    at.effects.authorise({ kind: 'authorise', id: ID, person }, at.session.signal);
    expect(at.asked).toEqual([{ at: 7, samId: 'sam', manual: false }]);
  });
});

test('the list is asked for with the token that came by the phone', async () => {
  const at = stand();
  at.effects.list({ kind: 'list', id: ID, person: PERSON, token: TOKEN }, at.session.signal);
  at.answers.authorise.resolve(ok(GRANT));
  await settled();
  expect(at.asked[0]).toBe(TOKEN);
  expect(at.events).toEqual([{ kind: 'granted', id: ID, grant: GRANT }]);
});

describe('a scan session', () => {
  const effect = { kind: 'open-scan', id: ID } as const;
  /** Opened, with the word of the phone that it was read. */
  async function opened() {
    const at = stand();
    const seen: (() => void)[] = [];
    at.effects.openScan(effect, at.session.signal);
    const outcome: ScanSession['outcome'] = (onScanned) => {
      seen.push(onScanned);
      return at.answers.outcome.promise;
    };
    at.answers.open.resolve(ok({ ...SCAN, outcome }));
    await settled();
    return { ...at, read: () => seen[0]!() };
  }
  const isOpen = { kind: 'scan-opened', id: ID, ...SCAN };

  test('is told when it is open, read and confirmed', async () => {
    const at = await opened();
    expect(at.events).toEqual([isOpen]);
    at.read();
    at.answers.outcome.resolve(ok({ verified: VERIFIED, token: TOKEN }));
    await settled();
    expect(at.events.slice(1)).toEqual([
      { kind: 'scan-seen', id: ID },
      { kind: 'scan-confirmed', id: ID, verified: VERIFIED, token: TOKEN },
    ]);
  });
  test('that cannot be opened fails at once', async () => {
    const at = stand();
    at.effects.openScan(effect, at.session.signal);
    at.answers.open.resolve(err(WHY));
    await settled();
    expect(at.events).toEqual([{ kind: 'way-failed', id: ID, failure: WHY }]);
    expect([at.logged, at.troubles()]).toEqual([[failedLine('scan-session')], 1]);
  });
  test('that the phone refuses ends with its word', async () => {
    const at = await opened();
    const why = failure('CONSENT_REFUSED');
    at.answers.outcome.resolve(err(why));
    await settled();
    expect(at.events.at(-1)).toEqual({ kind: 'way-failed', id: ID, failure: why });
  });
  test('that opens when nobody waits any more is seen to its end, and told to nobody', async () => {
    const at = stand();
    at.effects.openScan(effect, at.session.signal);
    at.session.abort();
    let isGivenUp = false;
    const outcome: ScanSession['outcome'] = () => {
      isGivenUp = true;
      return Promise.resolve(err(failure('SCAN_SESSION_CANCELLED')));
    };
    at.answers.open.resolve(ok({ ...SCAN, outcome }));
    await settled();
    expect([isGivenUp, at.events, at.logged]).toEqual([true, [], []]);
  });
  test('that is confirmed too late leaves no token', async () => {
    const at = await opened();
    at.session.abort();
    at.read();
    const user = { terminalId: 't', itemCode: 'i' };
    const what = { secret: 'secret-token-0001', validForMs: 60_000, maxUses: 9, scopes: ['*'] };
    const token = createAccessToken({ ...what, user }, manualClock());
    at.answers.outcome.resolve(ok({ verified: VERIFIED, token }));
    await settled();
    expect([at.events, token.use(user).ok]).toEqual([[isOpen], false]);
  });
});

test('a list that comes too late leaves no token', async () => {
  const at = stand();
  const user = { terminalId: 't', itemCode: 'i' };
  const what = { secret: 'secret-token-0001', validForMs: 60_000, maxUses: 9, scopes: ['*'] };
  const accessToken = createAccessToken({ ...what, user }, manualClock());
  at.effects.authorise({ kind: 'authorise', id: ID, person: PERSON }, at.session.signal);
  at.session.abort();
  at.answers.authorise.resolve(ok({ accessToken, entries: [] }));
  await settled();
  expect(accessToken.use(user).ok).toBe(false);
});
