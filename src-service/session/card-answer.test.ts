import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { failure, type Failure } from '../../contract/failures.ts';
import { maskIdNo, maskName } from '../../contract/mask.ts';
import type { VerifyReply } from '../../contract/platform/code-system.ts';
import { err, ok } from '../../contract/result.ts';
import { fromHex, toHex } from '../../crypto/bytes.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { utf8 } from '../../crypto/utf8.ts';
import { type CardHolder, samePerson } from '../../identity/same-person.ts';
import type { Verified } from '../platform/verified.ts';
import type { Way } from '../platform/way.ts';
import { answerOnCard, type Compare } from './card-answer.ts';
import { createEffects } from './effects.ts';
import type { SessionEvent } from './events.ts';
import { personOfCode } from './person.ts';
import { CARD, ITEM, UNCHECKED, UNHEARD, VERIFIED, verifiedWith } from './test-data.ts';

const crypto = createSmProvider({ randomBytes });
const compare: Compare = (card, code) => samePerson(card, code, crypto);
const OTHER: CardHolder = { idType: '111', idNo: '390102198507220152', name: '李明远' };
const OF_REPLY = failure('REPLY_MISMATCH', 'holder');
const OF_JOIN = failure('PERSON_MISMATCH');
const LOST = failure('CARD_REPORTED_LOST');

/** An answer about this holder, as a code system makes it. */
async function about(holder: CardHolder, change: Partial<VerifyReply> = {}): Promise<Verified> {
  const { idType, idNo, name } = holder;
  const digest = await crypto.hmac(fromHex(VERIFIED.nonce), utf8(`${idType}|${idNo}`));
  return verifiedWith({
    ...{ nameMasked: maskName(name), idNoMasked: maskIdNo(idNo) },
    ...{ holderDigest: toHex(digest), ...change },
  });
}

let own: Verified;
let others: Verified;
let lost: Verified;
beforeAll(async () => {
  own = await about(CARD.holder);
  others = await about(OTHER);
  lost = await about(CARD.holder, { cardStatus: 'LOST' });
});

const judge = (verified: Verified) => answerOnCard(CARD.holder, verified, compare, OF_REPLY);

describe('the answer to a card', () => {
  test('about its holder is taken as it is', async () => {
    for (const cardStatus of ['NORMAL', 'UNKNOWN'] as const) {
      const answer = await about(CARD.holder, { cardStatus });
      expect(await judge(answer)).toEqual(ok(answer));
    }
  });
  test('about another citizen is not, whatever its masks show', async () => {
    expect(await judge(others)).toEqual(err(OF_REPLY));
    const { nameMasked, idNoMasked } = own.reply;
    const masked = await about(OTHER, { nameMasked, idNoMasked });
    expect(await judge(masked)).toEqual(err(OF_REPLY));
  });
  test('without a digest is held by its masks', async () => {
    const { holderDigest, ...reply } = others.reply;
    expect(holderDigest).toBeDefined();
    expect(await judge({ ...others, reply })).toEqual(err(OF_REPLY));
  });
  test('whose digest nobody asked for is held by its masks', async () => {
    const unasked = { ...own, nonce: '', reply: { ...own.reply, holderDigest: 'd'.repeat(64) } };
    expect((await judge(unasked)).ok).toBe(true);
  });
  test('that calls the card lost is a stop; of another’s card nothing is told', async () => {
    expect(await judge(lost)).toEqual(err(LOST));
    expect(await judge(await about(OTHER, { cardStatus: 'LOST' }))).toEqual(err(OF_REPLY));
  });
});

/** What becomes of an answer that the way has taken. */
async function done(answer: Verified, act: 'verify' | 'join') {
  const events: SessionEvent[] = [];
  const logged: unknown[] = [];
  let troubles = 0;
  const way: Pick<Way, 'verify' | 'join'> = {
    verify: () => Promise.resolve(ok(answer)),
    join: () => Promise.resolve(ok(answer)),
  };
  const ended = Promise.withResolvers<undefined>();
  const effects = createEffects({
    ...{
      way: way as Way,
      deferred: undefined,
      messages: UNHEARD,
      documents: UNCHECKED,
      fetches: undefined,
      item: () => ITEM,
      codeLifetimeS: () => 60,
    },
    ...{ clock: manualClock() },
    samePerson: compare,
    dispatch(event) {
      events.push(event);
      ended.resolve(undefined);
    },
    log: (record) => logged.push('code' in record && record.code),
    onTrouble: () => troubles++,
    onNotice: () => {},
  });
  const { signal } = new AbortController();
  const person = personOfCode('s', own, 1_000_000);
  if (act === 'verify') effects.verify({ kind: 'verify', id: 's', input: CARD }, signal);
  else effects.join({ kind: 'join', id: 's', card: CARD, person }, signal);
  await ended.promise;
  return { events, logged, troubles };
}
const joinFailed = (why: Failure): SessionEvent => ({
  ...{ kind: 'join-failed', id: 's', card: CARD, failure: why },
});

describe('in a session', () => {
  test('the rightly signed answer about another citizen ends it, and the log says so', async () => {
    const wayFailed = { kind: 'way-failed', id: 's', failure: OF_REPLY };
    expect(await done(others, 'verify')).toEqual({
      ...{ events: [wayFailed], logged: ['REPLY_MISMATCH'], troubles: 1 },
    });
    expect((await done(others, 'join')).events).toEqual([joinFailed(OF_JOIN)]);
  });
  test('a lost card ends it, which is no trouble of the platform', async () => {
    const quiet = { logged: [], troubles: 0 };
    const wayFailed = { kind: 'way-failed', id: 's', failure: LOST };
    expect(await done(lost, 'verify')).toEqual({ events: [wayFailed], ...quiet });
    expect(await done(lost, 'join')).toEqual({ events: [joinFailed(LOST)], ...quiet });
  });
  test('the answer about the holder goes on', async () => {
    const [verified] = (await done(own, 'verify')).events;
    expect(verified).toEqual({ kind: 'verified', id: 's', verified: own });
    const [joined] = (await done(own, 'join')).events;
    expect(joined).toEqual({ kind: 'joined', id: 's', card: CARD, verified: own });
  });
});
