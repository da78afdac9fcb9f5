import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import type { ServiceItem, TerminalConfig } from '../../contract/config.ts';
import { MAX_FILE_BYTES } from '../../contract/platform/common.ts';
import { unwrap } from '../../contract/result.ts';
import type { ScanStep } from '../../contract/session.ts';
import { makePrivateKeys } from '../../crypto/private-key.ts';
import type { Effect, PlatformFaults } from '../../simulator/control-api.ts';
import { citizenById } from '../../simulator/data/citizens.ts';
import { HUB_SIGN_KEY } from '../../simulator/data/keys.ts';
import { ENROLMENT_CODE } from '../../simulator/platform/hub/enrol.ts';
import { PICTURE, pictureStore } from '../../simulator/platform/picture-store.fixture.ts';
import { startPlatform } from '../../simulator/platform/server.ts';
import type { CardInput, CodeInput } from '../session/model.ts';
import { CARD, CONFIG, ITEM, ROUTE } from '../session/test-data.ts';
import { createPlatformClient } from './platform.ts';
import { CODE_SYSTEM, random, signedServer } from './signed-server.fixture.ts';

const HOME = '1390000';
const RUN = { item: ITEM };
const KEYS = makePrivateKeys(random);

let platformUrl: string;
beforeEach(async () => {
  const platform = await startPlatform(systemClock, pictureStore(), 0);
  platformUrl = platform.url;
  return () => platform.close();
});

function makeWay(change: Partial<TerminalConfig['platform']> = {}) {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'liangma-way-'));
  const platform = {
    ...{ ...CONFIG.platform, hubUrl: `${platformUrl}/hub`, hubKeys: [HUB_SIGN_KEY] },
    ...{ enrolmentCode: ENROLMENT_CODE, requestTimeoutMs: 2_000, ...change },
  };
  const { way, router } = createPlatformClient({
    ...{ config: { ...CONFIG, platform, dataDir }, keys: KEYS, clock: systemClock },
    ...{ log: () => {}, random: Math.random, randomBytes: random, onChange: () => {} },
  });
  onTestFinished(() => {
    router.stop();
    rmSync(dataDir, { recursive: true });
  });
  return way;
}

async function sim<T>(name: string, method = 'GET', body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  return (await (await fetch(`${platformUrl}/sim/${name}`, init)).json()) as T;
}
const faults = (mode: PlatformFaults['mode']) => sim('faults', 'PUT', { mode, latencyMs: 0 });
const kinds = async () => (await sim<Effect[]>('effects')).map(({ kind }) => kind);

async function codeOf(citizenId: string): Promise<CodeInput> {
  const { code } = await sim<{ code: string }>('codes', 'POST', { citizenId, codeSystemId: HOME });
  const scanned = { codeContent: code, symbology: ']Q1', scannedAt: Date.now() };
  return { via: 'code', requestId: randomUUID(), codeSystemId: HOME, code: scanned };
}
function cardOf(citizenId: string): CardInput {
  const { name, idNo, cardValidTo } = citizenById(citizenId)!;
  return {
    via: 'id-card',
    requestId: randomUUID(),
    holder: { idType: '111', idNo, name, validTo: cardValidTo, samId: 'sam' },
    card: CARD.card,
    readAt: Date.now(),
  };
}

test('a code goes all the way, and says which step it has reached', async () => {
  const way = makeWay();
  const steps: ScanStep[] = [];
  const run = { ...RUN, onStep: (step: ScanStep) => steps.push(step) };
  const verification = unwrap(await way.verify(await codeOf('zhang'), run));
  expect(verification.reply).toMatchObject({
    nameMasked: '张*岚',
    idNoMasked: '390102********0028',
    realNameLevel: 4,
  });
  const { accessToken, entries } = unwrap(await way.authorise(verification, run));
  expect(steps).toEqual(['route', 'verify', 'authorise', 'list']);
  expect(entries).toHaveLength(4);
  const bytes = unwrap(await way.fetch(entries[0]!, verification.route, accessToken, run));
  expect(Buffer.from(bytes)).toEqual(PICTURE);
  expect(await kinds()).toEqual(['verified', 'consented', 'listed', 'delivered']);
});

test('a card is asked for at home', async () => {
  const { reply, route } = unwrap(await makeWay().verify(cardOf('ayinuer'), RUN));
  expect(route.codeSystemId).toBe(HOME);
  expect(reply.realNameLevel).toBe(3);
  expect(await kinds()).toEqual(['identified']);
});

test('a card joins the code before it at the code system of the code', async () => {
  const way = makeWay();
  const code = unwrap(await way.verify(await codeOf('zhang'), RUN));
  const { route } = unwrap(await way.join(cardOf('zhang'), code, RUN));
  expect(route).toBe(code.route);
  expect(await kinds()).toEqual(['verified', 'identified']);
});

test('the list alone is asked for with a token that was granted before', async () => {
  const way = makeWay();
  const code = unwrap(await way.verify(await codeOf('zhang'), RUN));
  const { accessToken } = unwrap(await way.authorise(code, RUN));
  const again = unwrap(await way.list(code, accessToken, RUN));
  expect([again.accessToken, again.entries.length]).toEqual([accessToken, 4]);
});

test('refusal is told', async () => {
  const way = makeWay();
  const verification = unwrap(await way.verify(await codeOf('li'), RUN));
  unwrap(await way.tellRefusal(verification, RUN));
  expect(await kinds()).toEqual(['verified', 'refused']);
});

test('the same intent asked again has one effect', async () => {
  const way = makeWay();
  const input = await codeOf('zhang');
  const { reply } = unwrap(await way.verify(input, RUN));
  const again = unwrap(await way.verify(input, RUN));
  expect(again.reply.subjectRef).toBe(reply.subjectRef);
  expect(await kinds()).toEqual(['verified']);
});

test('only the scopes that were shown are agreed to', async () => {
  const way = makeWay();
  const all = unwrap(await way.verify(await codeOf('zhang'), RUN));
  const [scope] = all.reply.scopes;
  const narrow: ServiceItem = { ...ITEM, scopes: [scope!.code] };
  const verification = unwrap(await way.verify(await codeOf('zhang'), { item: narrow }));
  expect(verification.reply.scopes).toEqual([scope]);
  const { entries } = unwrap(await way.authorise(verification, { item: narrow }));
  expect(entries.map(({ typeCode }) => typeCode)).toEqual([scope!.code]);
});

describe('what a platform must not do', () => {
  /** A code system of which every word but these is true. */
  async function lying(lie: object) {
    const body = {
      ...{ codeSystemId: HOME, subjectRef: 'subject-reference', realNameLevel: 4 },
      ...{ nameMasked: '张*岚', idNoMasked: '390102********0028' },
      ...{ scopes: [], consentUntil: Date.now(), ...lie },
    };
    const { url } = await signedServer(() => ({ body }));
    const { name, certificates, codeLifetimeS, connections } = ROUTE;
    const urls = { verifyUrl: url, identifyUrl: url, tokenUrl: url, listUrl: url, fileUrl: url };
    const facts = { name, certificates, codeLifetimeS, connections };
    const home = { ...facts, ...urls, signKeys: [CODE_SYSTEM.keys.sign] };
    return makeWay({ home }).verify(await codeOf('zhang'), RUN);
  }

  test('answer in the name of another code system', async () => {
    expect(await lying({ codeSystemId: '0000000' })).toEqual({
      ok: false,
      error: { code: 'PLATFORM_REPLY_INVALID', detail: 'codeSystemId' },
    });
  });

  test.each([
    ['sizeBytes', { sizeBytes: PICTURE.length + 1 }],
    ['sm3', { sm3: '1'.repeat(64) }],
    ['mediaType', { mediaType: 'application/pdf' }],
  ])('promise another %s in the list than with the file', async (_field, change) => {
    const way = makeWay();
    const verification = unwrap(await way.verify(await codeOf('zhang'), RUN));
    const { accessToken, entries } = unwrap(await way.authorise(verification, RUN));
    const entry = { ...entries[0]!, ...change };
    expect(await way.fetch(entry, verification.route, accessToken, RUN)).toEqual({
      ok: false,
      error: { code: 'CERT_DIGEST', detail: 'list and file differ' },
    });
    expect(await kinds()).not.toContain('delivered');
  });

  test.each([
    [{ mediaType: 'text/html' }, 'CERT_TYPE'],
    [{ sizeBytes: MAX_FILE_BYTES + 1 }, 'CERT_TOO_LARGE'],
  ])('offer what a terminal does not take: %j', async (change, code) => {
    const way = makeWay();
    const verification = unwrap(await way.verify(await codeOf('zhang'), RUN));
    const { accessToken, entries } = unwrap(await way.authorise(verification, RUN));
    // A token that would be refused: what is not taken is not even asked for.
    accessToken.wipe();
    const entry = { ...entries[0]!, ...change };
    const got = await way.fetch(entry, verification.route, accessToken, RUN);
    expect(got).toMatchObject({ error: { code } });
  });
});

test.each([
  ['down', 'PLATFORM_UNREACHABLE'],
  ['drop', 'PLATFORM_UNREACHABLE'],
  ['error-500', 'PLATFORM_ERROR'],
  ['error-429', 'RATE_LIMIT'],
  ['garbage', 'PLATFORM_REPLY_INVALID'],
] as const)('%s at any step is %s', async (mode, code) => {
  const way = makeWay();
  const verification = unwrap(await way.verify(await codeOf('zhang'), RUN));
  const waiting = unwrap(await way.verify(await codeOf('li'), RUN));
  const { accessToken, entries } = unwrap(await way.authorise(verification, RUN));
  await faults(mode);
  const failed = { ok: false, error: { code } };
  const once = { ...RUN, once: true };
  expect(await makeWay().verify(cardOf('wang'), once)).toMatchObject(failed);
  expect(await way.verify(cardOf('wang'), once)).toMatchObject(failed);
  expect(await way.authorise(waiting, once)).toMatchObject(failed);
  expect(await way.tellRefusal(waiting, once)).toMatchObject(failed);
  const got = await way.fetch(entries[0]!, verification.route, accessToken, once);
  expect(got).toMatchObject(failed);
});

test('asked for slower requests it waits as long as it was told, and then it goes on', async () => {
  const way = makeWay();
  unwrap(await way.verify(await codeOf('zhang'), RUN));
  await faults('error-429');
  const begun = Date.now();
  const asked = way.verify(cardOf('wang'), RUN);
  await new Promise((resolve) => setTimeout(resolve, 300));
  await faults('none');
  unwrap(await asked);
  expect(Date.now() - begun).toBeGreaterThanOrEqual(1_990);
});

test('whoever tries again himself hears why, and how long he is to wait', async () => {
  const way = makeWay();
  unwrap(await way.verify(await codeOf('zhang'), RUN));
  await faults('error-429');
  const told: unknown[] = [];
  const run = { ...RUN, once: true, onTrouble: (one: unknown) => told.push(one) };
  expect((await way.verify(cardOf('wang'), run)).ok).toBe(false);
  expect(told).toMatchObject([{ kind: 'transport', retryAfterMs: 2_000 }]);
});
