import type { z } from 'zod';
import { describe, expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import {
  fileRequestSchema,
  identifyRequestSchema,
  listRequestSchema,
  tokenRequestSchema,
  verifyRequestSchema,
} from '../../contract/platform/code-system.ts';
import { ok, unwrap } from '../../contract/result.ts';
import { CARD, CODE, CONFIG, ENTRY, ITEM, ROUTE, TOKEN } from '../session/test-data.ts';
import { createAccessToken } from './access-token.ts';
import { createCodeSystem, tokenOf } from './code-system.ts';
import { answering, replyHead, serve } from './http.fixture.ts';
import { createPlainAsker } from './plain-asker.fixture.ts';

const NOW = 1_780_000_000_000;
const REQUEST_ID = '33333333-3333-4333-8333-333333333333';
const INTENT = { requestId: REQUEST_ID, item: { ...ITEM, scopes: ['T1', 'T2'] } };
const USER = { terminalId: 'HALL-01-K03', itemCode: ITEM.code };
const DECISION = { subjectRef: 'subject-reference', scopes: ['T1'] };
const VERIFIED = {
  head: replyHead(),
  codeSystemId: '1390000',
  subjectRef: 'subject-reference',
  nameMasked: '林*秋',
  idNoMasked: '390102********002X',
  realNameLevel: 3,
  subjectType: 'natural',
  evidence: [],
  cardStatus: 'UNKNOWN',
  scopes: [{ code: 'T1', name: '结婚证' }],
  consentUntil: NOW,
};
/** What is new with every sending; the exchange adds it, and here nothing is signed. */
const SIGNED = {
  ...{ nonce: '0'.repeat(32), to: '1390000' },
  ...{ signAlg: 'SM2-SM3', sign: '0'.repeat(128) },
};

/** The request as it was asked, held against the schema of what is sent. */
function unsigned(schema: z.ZodType, asked: { readonly body: unknown } | undefined): unknown {
  const body = asked?.body as { readonly head: object };
  const isWithToken = schema === listRequestSchema || schema === fileRequestSchema;
  const more = { ...SIGNED, ...(isWithToken ? { tokenDigest: '0'.repeat(64) } : {}) };
  expect(schema.safeParse({ ...body, head: { ...body.head, ...more } }).error).toBeUndefined();
  return body;
}

const HEAD = {
  requestId: REQUEST_ID,
  timestamp: NOW,
  terminalId: 'HALL-01-K03',
  terminalType: 'self-service',
  windowNo: 'A03',
  orgCode: '11390000000013338A',
  orgName: '云岭省政务服务中心',
  regionCode: '390000',
  itemCode: ITEM.code,
  useCause: ITEM.name['zh-CN'],
};

interface Seen {
  readonly path: string;
  readonly token: string | undefined;
  readonly body: unknown;
}

/** A code system that answers with `reply` and remembers what it was asked. */
async function codeSystem(reply: unknown) {
  const seen: Seen[] = [];
  const { url } = await serve((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      const token = request.headers.authorization;
      seen.push({ path: request.url ?? '', token, body: JSON.parse(text) as unknown });
      answering(reply)(request, response);
    });
  });
  const names = ['verify', 'identify', 'token', 'list', 'file'] as const;
  const urls = Object.fromEntries(names.map((name) => [`${name}Url`, `${url}/${name}`]));
  const clock = manualClock(NOW);
  const client = createCodeSystem(createPlainAsker(CONFIG, clock), CONFIG, clock);
  return { client, route: { ...ROUTE, ...urls }, seen };
}

describe('every request fits the contract', () => {
  test('verify', async () => {
    const { client, route, seen } = await codeSystem(VERIFIED);
    expect(unwrap(await client.verify(route, INTENT, CODE.code))).toEqual({
      ...{ route, reply: VERIFIED, nonce: '', consentForMs: NOW },
    });
    const body = { head: HEAD, ...CODE.code, needScopes: ['T1', 'T2'] };
    expect(seen).toEqual([{ path: '/verify', token: undefined, body }]);
    expect(unsigned(verifyRequestSchema, seen[0])).toEqual(body);
  });
  test('identify', async () => {
    const { client, route, seen } = await codeSystem(VERIFIED);
    unwrap(await client.identify(route, INTENT, { holder: CARD.holder, readAt: NOW - 5 }));
    const body = { head: HEAD, ...CARD.holder, readAt: NOW - 5, needScopes: ['T1', 'T2'] };
    expect(seen).toEqual([{ path: '/identify', token: undefined, body }]);
    expect(unsigned(identifyRequestSchema, seen[0])).toEqual(body);
  });
  test('consent given', async () => {
    const reply = {
      ...{ head: replyHead(), consentId: 'consent-1', accessToken: 'token-of-16-chars' },
      ...{ expiresAt: NOW, maxUses: 20 },
    };
    const { client, route, seen } = await codeSystem(reply);
    const token = unwrap(await client.authorise(route, INTENT, DECISION));
    expect([token.remainingMs(), token.covers('T1'), token.covers('T2')]).toEqual([
      NOW,
      true,
      false,
    ]);
    expect(token.use(USER)).toEqual({ ok: true, value: 'token-of-16-chars' });
    const body = { head: HEAD, ...DECISION, agreed: true, decidedAt: NOW };
    expect(seen).toEqual([{ path: '/token', token: undefined, body }]);
    expect(unsigned(tokenRequestSchema, seen[0])).toEqual(body);
  });
  test('consent refused: the head alone is answer enough', async () => {
    const { client, route, seen } = await codeSystem({ head: replyHead() });
    expect((await client.refuse(route, INTENT, DECISION)).ok).toBe(true);
    const body = { head: HEAD, ...DECISION, agreed: false, decidedAt: NOW };
    expect(seen).toEqual([{ path: '/token', token: undefined, body }]);
    expect(unsigned(tokenRequestSchema, seen[0])).toEqual(body);
  });
  test('list', async () => {
    const { client, route, seen } = await codeSystem({ head: replyHead(), certificates: [ENTRY] });
    expect(unwrap(await client.list(route, INTENT, TOKEN))).toEqual([ok(ENTRY)]);
    expect(seen).toEqual([
      { path: '/list', token: 'Bearer secret-token-0000', body: { head: HEAD } },
    ]);
    expect(unsigned(listRequestSchema, seen[0])).toEqual({ head: HEAD });
  });
  test('list with an entry that is none: the others can be read', async () => {
    const entries = [{ ...ENTRY, issuedOn: '20 May' }, ENTRY, 7];
    const { client, route } = await codeSystem({ head: replyHead(), certificates: entries });
    expect(unwrap(await client.list(route, INTENT, TOKEN))).toEqual([
      { ok: false, error: { code: 'CERT_METADATA', detail: 'issuedOn' } },
      ok(ENTRY),
      { ok: false, error: { code: 'CERT_METADATA', detail: '' } },
    ]);
  });
  test('list that is none', async () => {
    const { client, route } = await codeSystem({ head: replyHead(), certificates: 'x' });
    const answer = await client.list(route, INTENT, TOKEN);
    expect(answer).toMatchObject({ error: { code: 'PLATFORM_REPLY_INVALID' } });
  });
  test('file', async () => {
    const reply = {
      ...{ head: replyHead(), downloadUrl: 'http://127.0.0.1:9/dl/x', mediaType: 'image/png' },
      ...{ sizeBytes: 4, sm3: '0'.repeat(64) },
    };
    const asked = { identifier: 'certificate-1', typeCode: 'T1' };
    const { client, route, seen } = await codeSystem(reply);
    expect(unwrap(await client.file(route, INTENT, TOKEN, asked))).toEqual(reply);
    const body = { head: HEAD, identifier: asked.identifier };
    expect(seen).toEqual([{ path: '/file', token: 'Bearer secret-token-0000', body }]);
    expect(unsigned(fileRequestSchema, seen[0])).toEqual(body);
  });
});

test.each([
  ['a level that does not exist', { ...VERIFIED, realNameLevel: 6 }, 'realNameLevel'],
  ['no reference to the person', { ...VERIFIED, subjectRef: '' }, 'subjectRef'],
  ['scopes without end', { ...VERIFIED, scopes: Array(65).fill({ code: '', name: '' }) }, 'scopes'],
])('%s is refused', async (_what, reply, place) => {
  const { client, route } = await codeSystem(reply);
  expect(await client.verify(route, INTENT, CODE.code)).toEqual({
    ok: false,
    error: { code: 'PLATFORM_REPLY_INVALID', detail: place },
  });
});

test.each([
  ['too short to be a secret', 'short'],
  ['with a line of its own', 'token-of-16-chars\r\nx-more: 1'],
  ['with a character that no header takes', 'token-of-16-chars-令牌'],
  ['with its end in the middle', 'token-of=16-chars'],
])('a token %s is refused', async (_what, accessToken) => {
  const reply = { head: replyHead(), consentId: '', accessToken, expiresAt: 1, maxUses: 1 };
  const { client, route } = await codeSystem(reply);
  expect(await client.authorise(route, INTENT, DECISION)).toMatchObject({
    error: { code: 'PLATFORM_REPLY_INVALID', detail: 'accessToken' },
  });
});

test('a session that is over sends nothing', async () => {
  const { client, route, seen } = await codeSystem(VERIFIED);
  const over = { ...INTENT, signal: AbortSignal.abort() };
  expect((await client.verify(route, over, CODE.code)).ok).toBe(false);
  expect(seen).toEqual([]);
});

test('a token that is used up sends nothing', async () => {
  const { client, route, seen } = await codeSystem({ head: replyHead(), certificates: [] });
  const granted = { secret: 'x', validForMs: 1, maxUses: 0, scopes: ['*'], user: USER };
  const token = createAccessToken(granted, manualClock());
  const used = { ok: false, error: { code: 'TOKEN_EXPIRED', detail: 'used up' } };
  expect(await client.list(route, INTENT, token)).toEqual(used);
  expect(await client.file(route, INTENT, token, ENTRY)).toEqual(used);
  expect(seen).toEqual([]);
});

test('another code system does not speak for this one', async () => {
  const { client, route } = await codeSystem({ ...VERIFIED, codeSystemId: '1390100' });
  expect(await client.verify(route, INTENT, CODE.code)).toEqual({
    ok: false,
    error: { code: 'PLATFORM_REPLY_INVALID', detail: 'codeSystemId' },
  });
});

test('a card may join a code, and consent tells of it', async () => {
  const { client, route, seen } = await codeSystem(VERIFIED);
  const card = { holder: CARD.holder, readAt: NOW, subjectRef: 'subject-reference' };
  unwrap(await client.identify(route, INTENT, card));
  expect(unsigned(identifyRequestSchema, seen[0])).toMatchObject({
    subjectRef: 'subject-reference',
  });
  const cardEvidence = { at: NOW, samId: 'sam', manual: true };
  unwrap(await client.refuse(route, INTENT, { ...DECISION, cardEvidence }));
  expect(unsigned(tokenRequestSchema, seen[1])).toMatchObject({ cardEvidence });
});

test('a holder is taken from a sealed reply alone', () => {
  const holder = { idType: '111', idNo: '39010219491231002X', name: '林小秋' };
  const reply = { accessToken: 'x', consentId: '', expiresAt: 9, maxUses: 1, holder };
  const by = { serverTime: 0, scopes: ['T1'], user: USER };
  const clock = manualClock();
  expect(tokenOf(reply, { ...by, wasSealed: true }, clock).holder()).toEqual(holder);
  expect(tokenOf(reply, { ...by, wasSealed: false }, clock).holder()).toBeUndefined();
});

test('a token does not outlive the consent that it was granted by', () => {
  const reply = { accessToken: 'x', consentId: 'c', expiresAt: 900, maxUses: 1 };
  const by = { serverTime: 100, wasSealed: false, scopes: ['T1'], user: USER };
  const lifeOf = (more: object): number =>
    tokenOf({ ...reply, ...more }, by, manualClock()).remainingMs();
  expect(lifeOf({})).toBe(800);
  expect(lifeOf({ consentExpiresAt: 400 })).toBe(300);
  expect(lifeOf({ consentExpiresAt: 2_000 })).toBe(800);
});

test.each<[string, string[] | undefined, string[], string]>([
  ['all that was agreed to', undefined, ['T1', 'T2'], 'T1 T2'],
  ['less than that', ['T2'], ['T1', 'T2'], 'T2'],
  ['something else: nothing', ['T3'], ['T1'], ''],
  ['more than that: no more', ['T1', 'T3'], ['T1'], 'T1'],
  ['everything: no more than that', ['*'], ['T1', 'T2'], 'T1 T2'],
  ['a part, where everything was agreed to', ['T3'], ['*'], 'T3'],
  ['everything, where that was agreed to', ['*'], ['*'], 'T1 T2 T3'],
])('granted is %s', (_what, granted, agreed, covered) => {
  const reply = { accessToken: 'x', consentId: '', expiresAt: 9, maxUses: 1, scopes: granted };
  const by = { serverTime: 0, wasSealed: false, scopes: agreed, user: USER };
  const token = tokenOf(reply, by, manualClock());
  expect(['T1', 'T2', 'T3'].filter((type) => token.covers(type)).join(' ')).toBe(covered);
});

test.each([
  [['T1'], ['T1']],
  [['T2'], []],
  [['*'], ['T1', '*']],
])('of an item for %j the citizen is asked for %j', async (scopes, asked) => {
  const told = ['T1', '*'].map((code) => ({ code, name: code }));
  const { client, route } = await codeSystem({ ...VERIFIED, scopes: told });
  const intent = { ...INTENT, item: { ...ITEM, scopes } };
  for (const verified of [
    unwrap(await client.verify(route, intent, CODE.code)),
    unwrap(await client.identify(route, intent, { holder: CARD.holder, readAt: NOW })),
  ]) {
    expect(verified.reply.scopes.map(({ code }) => code)).toEqual(asked);
  }
});
