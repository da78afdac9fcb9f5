import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import type { Clock } from '../../contract/clock.ts';
import { systemClock } from '../../contract/clock.node.ts';
import type { TerminalConfig } from '../../contract/config.ts';
import type { LogRecord } from '../../contract/log.ts';
import { unwrap } from '../../contract/result.ts';
import { makePrivateKeys, type PrivateKeys } from '../../crypto/private-key.ts';
import { DEFAULT_POLICY, type Policy, type TranscriptEntry } from '../../simulator/control-api.ts';
import { HUB_SIGN_KEY } from '../../simulator/data/keys.ts';
import { ENROLMENT_CODE } from '../../simulator/platform/hub/enrol.ts';
import { PICTURE, pictureStore } from '../../simulator/platform/picture-store.fixture.ts';
import type { ReplyFault } from '../../simulator/platform/reply-fault-plan.ts';
import { startPlatform } from '../../simulator/platform/server.ts';
import type { CodeInput } from '../session/model.ts';
import { CONFIG, ITEM } from '../session/test-data.ts';
import { createPlatformClient } from './platform.ts';
import { random } from './signed-server.fixture.ts';

const HOME = '1390000';
const RUN = { item: ITEM };

let url: string;
let folder: string;
let keys: PrivateKeys;
beforeEach(async () => {
  const platform = await startPlatform(systemClock, pictureStore(), 0);
  url = platform.url;
  folder = mkdtempSync(path.join(os.tmpdir(), 'platform-client-'));
  keys = makePrivateKeys(random);
  await policy({ signatures: 'required' });
  return () => platform.close();
});
afterEach(() => rmSync(folder, { recursive: true }));

async function sim<T>(name: string, method = 'GET', body?: unknown): Promise<T> {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const reply = await fetch(`${url}/sim/${name}`, init);
  expect(reply.ok).toBe(true);
  return (await reply.json()) as T;
}
const policy = (change: Partial<Policy>) => sim('policy', 'PUT', { ...DEFAULT_POLICY, ...change });
const spoil = (operation: string, fault: ReplyFault, ms?: number) =>
  sim('reply-faults', 'PUT', {
    plan: {
      ...{ name: 'one', seed: 1 },
      rules: [{ operation, fault, probability: 1, ...(ms === undefined ? {} : { ms }) }],
    },
  });
const transcript = async () => (await sim<TranscriptEntry[]>('transcript')).reverse();
const paths = async () => (await transcript()).map((entry) => entry.path);

async function codeOf(citizenId: string, codeSystemId = HOME): Promise<CodeInput> {
  const order = { citizenId, codeSystemId };
  const { code } = await sim<{ code: string }>('codes', 'POST', order);
  const scanned = { codeContent: code, symbology: ']Q1', scannedAt: Date.now() };
  return { via: 'code', requestId: randomUUID(), codeSystemId, code: scanned };
}

function stand(
  change: Partial<TerminalConfig['platform']> = {},
  own: { readonly keys: PrivateKeys | undefined; readonly clock?: Clock } = { keys },
) {
  const platform = {
    ...CONFIG.platform,
    ...{ hubUrl: `${url}/hub`, hubKeys: [HUB_SIGN_KEY], enrolmentCode: ENROLMENT_CODE },
    ...change,
  };
  const logged: LogRecord[] = [];
  let accepted = 0;
  const client = createPlatformClient({
    ...{ config: { ...CONFIG, platform, dataDir: folder }, clock: systemClock, ...own },
    ...{ random: Math.random, randomBytes: random, onChange: () => {} },
    onKeysAccepted: () => (accepted += 1),
    log: (record) => logged.push(record),
  });
  onTestFinished(() => client.router.stop());
  return { ...client, logged, timesAccepted: () => accepted };
}
const failed = (code: string) =>
  expect.objectContaining({ error: expect.objectContaining({ code }) as unknown }) as unknown;

describe('the whole way, signed and sealed', () => {
  test('a terminal that is not known makes itself known, and the way goes on', async () => {
    const { way, logged, diagnostics, timesAccepted } = stand();
    expect(timesAccepted()).toBe(0);
    const verification = unwrap(await way.verify(await codeOf('zhang'), RUN));
    expect(timesAccepted()).toBe(1);
    const { accessToken, entries } = unwrap(await way.authorise(verification, RUN));
    expect(entries).toHaveLength(4);
    const bytes = unwrap(await way.fetch(entries[0]!, verification.route, accessToken, RUN));
    expect(Buffer.from(bytes)).toEqual(PICTURE);
    expect(timesAccepted()).toBe(1);
    const asked = (await transcript()).filter(({ method }) => method === 'POST');
    expect(asked.map(({ operation }) => operation)).toEqual([
      ...['resolve', 'verify', 'enrol', 'verify', 'token', 'list', 'file'],
    ]);
    const [, , enrol, ...rest] = asked;
    expect(enrol).toMatchObject({ requestSigned: 'valid', sealed: false });
    expect(rest.every((one) => one.requestSigned === 'valid' && one.replySigned)).toBe(true);
    expect(rest.every(({ sealed }) => sealed)).toBe(true);
    expect(logged).toMatchObject([{ event: 'platform.routes' }, { event: 'platform.enrolled' }]);
    expect(diagnostics()).toEqual([]);
  });

  test('through the hub where the code system is only reached that way', async () => {
    await policy({ signatures: 'required', relayOnly: true });
    const { way } = stand();
    const verification = unwrap(await way.verify(await codeOf('li'), RUN));
    unwrap(await way.tellRefusal(verification, RUN));
    expect((await paths()).filter((one) => one.includes('relay'))).toEqual([
      ...['verify', 'verify', 'token'].map((name) => `/hub/v1/relay/${HOME}/${name}`),
    ]);
  });
});

describe('a terminal that is not known', () => {
  test('and has no code to change that says so', async () => {
    const { way, diagnostics, timesAccepted } = stand({ enrolmentCode: undefined });
    expect(await way.verify(await codeOf('zhang'), RUN)).toEqual(failed('TERMINAL_UNKNOWN'));
    expect(timesAccepted()).toBe(0);
    expect(diagnostics()).toMatchObject([{ key: 'not-enrolled' }]);
  });
  test('asks for it once with a code that the hub does not take', async () => {
    const { way } = stand({ enrolmentCode: 'wrong' });
    expect(await way.verify(await codeOf('zhang'), RUN)).toEqual(failed('TERMINAL_UNKNOWN'));
    expect(await way.verify(await codeOf('zhang'), RUN)).toEqual(failed('TERMINAL_UNKNOWN'));
    expect((await transcript()).filter(({ operation }) => operation === 'enrol')).toHaveLength(1);
  });
  test('without keys sends nothing, signed or unsigned', async () => {
    const { way, diagnostics } = stand({}, { keys: undefined });
    expect(await way.verify(await codeOf('zhang'), RUN)).toEqual(failed('KEY_UNAVAILABLE'));
    expect(diagnostics()).toMatchObject([{ key: 'key-missing' }]);
    expect((await transcript()).filter(({ method }) => method === 'POST')).toEqual([]);
  });
});

test('a hub with other keys is not believed, and nothing of a person is sent', async () => {
  const { way } = stand({ hubKeys: [`04${'1'.repeat(128)}`] });
  expect(await way.verify(await codeOf('zhang'), RUN)).toEqual(failed('ROUTE_TABLE_INVALID'));
  expect((await paths()).sort()).toEqual(['/hub/v1/resolve', '/hub/v1/table']);
});

describe('a reply that is not what it should be', () => {
  test.each<[ReplyFault, string]>([
    ['wrong-signature', 'SIGN_INVALID'],
    ['unsigned', 'SIGN_INVALID'],
    ['another-citizen', 'REPLY_MISMATCH'],
    ['truncated', 'PLATFORM_UNREACHABLE'],
    ['huge', 'PLATFORM_REPLY_INVALID'],
  ])('%s is %s', async (fault, code) => {
    const { way } = stand();
    unwrap(await way.verify(await codeOf('li'), RUN));
    await spoil('verify', fault);
    expect(await way.verify(await codeOf('zhang'), RUN)).toEqual(failed(code));
  });
  test('replayed is REPLY_MISMATCH', async () => {
    const { way } = stand();
    unwrap(await way.verify(await codeOf('li'), RUN));
    await spoil('verify', 'replayed');
    const first = await way.verify(await codeOf('zhang'), RUN);
    expect(first.ok || first.error.code === 'REPLY_MISMATCH').toBe(true);
    expect(await way.verify(await codeOf('li'), RUN)).toEqual(failed('REPLY_MISMATCH'));
  });
  test('twice is read once', async () => {
    const { way } = stand();
    await spoil('*', 'twice');
    unwrap(await way.verify(await codeOf('zhang'), RUN));
    unwrap(await way.verify(await codeOf('li'), RUN));
  });
});

describe('a clock that is off by ten minutes', () => {
  test('is learned from the refusal, and the technician is told', async () => {
    await policy({ signatures: 'required', clockOffsetS: 600 });
    const { way, diagnostics } = stand();
    unwrap(await way.verify(await codeOf('zhang'), RUN));
    expect(diagnostics()).toMatchObject([{ key: 'clock-skew', detail: '-600' }]);
    unwrap(await way.verify(await codeOf('li'), RUN));
    const verifications = (await transcript()).filter(({ operation }) => operation === 'verify');
    // Unknown, then late, then right; the next is right at once.
    expect(verifications.map(({ httpStatus }) => httpStatus)).toEqual([403, 200, 200]);
  });
});

describe('a terminal whose own clock', () => {
  const consentSchema = z.object({
    decidedAt: z.number(),
    cardEvidence: z.object({ at: z.number() }),
  });
  const DAY_MS = 86_400_000;
  function clockOff(by: number): Clock & { off: number } {
    return {
      off: by,
      now() {
        return systemClock.now() + this.off;
      },
      elapsed: () => systemClock.elapsed(),
      after: (ms, action) => systemClock.after(ms, action),
    };
  }
  const told = (ms: number) => [{ key: 'clock-skew', detail: String(Math.round(ms / 1_000)) }];

  test.each([
    ['8 days fast', 8 * DAY_MS],
    ['a year fast', 365 * DAY_MS],
    ['10 days slow', -10 * DAY_MS],
    ['11 years slow', -11 * 365 * DAY_MS],
  ])('is %s serves all the same, and again once it is right', async (_what, off) => {
    const clock = clockOff(off);
    const { way, diagnostics } = stand({}, { keys, clock });
    unwrap(await way.verify(await codeOf('zhang'), RUN));
    expect(diagnostics()).toMatchObject(told(off));
    clock.off = 0;
    expect(diagnostics()).toEqual([]);
    unwrap(await way.verify(await codeOf('li'), RUN));
    expect(diagnostics()).toEqual([]);
    clock.off = off;
    unwrap(await way.verify(await codeOf('wang'), RUN));
    expect(diagnostics()).toMatchObject(told(off));
  });
  test('is a year fast dates what a citizen agrees to by the right time', async () => {
    const { way } = stand({}, { keys, clock: clockOff(365 * DAY_MS) });
    const verification = unwrap(await way.verify(await codeOf('zhang'), RUN));
    const at = systemClock.now();
    const card = { at: at + 365 * DAY_MS, samId: '05.03', manual: false };
    unwrap(await way.authorise(verification, RUN, card));
    const asked = (await transcript()).findLast(({ operation }) => operation === 'token');
    const { decidedAt, cardEvidence } = consentSchema.parse(asked?.request);
    expect(Math.abs(decidedAt - at)).toBeLessThan(5_000);
    expect(Math.abs(cardEvidence.at - at)).toBeLessThan(5_000);
  });
  test('is ten minutes fast is told before anybody comes', async () => {
    const { router, diagnostics } = stand({}, { keys, clock: clockOff(600_000) });
    router.start();
    await expect.poll(diagnostics).toMatchObject(told(600_000));
  });
});

describe('routing', () => {
  test('the table is kept on disk and good for the next start without the hub', async () => {
    unwrap(await stand().way.verify(await codeOf('zhang'), RUN));
    const before = (await paths()).length;
    unwrap(await stand().way.verify(await codeOf('li'), RUN));
    expect((await paths()).slice(before).filter((one) => one.startsWith('/hub'))).toEqual([]);
  });
  test('a table that somebody changed on the disk is refused, and a new one fetched', async () => {
    unwrap(await stand().way.verify(await codeOf('zhang'), RUN));
    const file = path.join(folder, 'routes.json');
    const forged = readFileSync(file, 'utf8').replaceAll(url, 'http://127.0.0.1:9');
    writeFileSync(file, forged);
    const { way, logged } = stand();
    unwrap(await way.verify(await codeOf('li'), RUN));
    expect(logged[0]).toEqual({
      ...{ event: 'platform.routes-refused', from: 'disk' },
      ...{ code: 'ROUTE_TABLE_INVALID', detail: 'signature' },
    });
    expect(readFileSync(file, 'utf8')).toContain(url);
  });
  test.each([
    ['direct', `/cs/${HOME}/v1/verify`],
    ['relay', `/hub/v1/relay/${HOME}/verify`],
  ] as const)('the hall’s own code system, %s, stands in the configuration', async (way, path) => {
    const known = stand();
    unwrap(await known.way.verify(await codeOf('zhang'), RUN));
    const { name, signKeys, encryptKey, certificates, ...entry } = known.router.known(HOME)!;
    const { verifyUrl, identifyUrl, tokenUrl, listUrl, fileUrl, codeLifetimeS } = entry;
    const urls = { verifyUrl, identifyUrl, tokenUrl, listUrl, fileUrl };
    await sim('transcript', 'DELETE');
    const connections = [way];
    const facts = { name, signKeys, encryptKey, certificates, codeLifetimeS, connections };
    const configured = stand({ home: { ...facts, ...urls } });
    unwrap(await configured.way.verify(await codeOf('li'), RUN));
    // The hub is not asked for the way.
    expect(await paths()).toEqual([path]);
  });
  test.each([
    ['1380000', 'ROUTE_SUSPENDED'],
    ['1999999', 'ROUTE_UNKNOWN'],
  ])('%s is %s', async (codeSystemId, code) => {
    const { way } = stand();
    const input = { ...(await codeOf('zhang')), codeSystemId };
    expect(await way.verify(input, RUN)).toEqual(failed(code));
  });
  test('a code of a profile that its system does not take is not sent', async () => {
    const { way } = stand();
    const input = { ...(await codeOf('zhang')), profile: 'CITY-U1' };
    expect(await way.verify(input, RUN)).toEqual(failed('PROFILE_REFUSED'));
    expect((await paths()).sort()).toEqual(['/hub/v1/resolve', '/hub/v1/table']);
  });
});
