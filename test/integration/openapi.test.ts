import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { DEFAULT_POLICY, type Policy } from '../../simulator/control-api.ts';
import { memoryStore } from '../../simulator/platform/platform.fixture.ts';
import { type PlatformServer, startPlatform } from '../../simulator/platform/server.ts';
import {
  makeSigningClient,
  type Json,
  type SignedAnswer,
  type SigningClient,
  type SigningOptions,
} from '../../simulator/platform/signing-client.fixture.ts';
import { findingsOf, operationIdOf, REFERENCE } from '../support/conformity.ts';
import { openWire, type Wire } from '../support/wire.ts';

// The simulated platform against the committed document, by a terminal made from primitives alone.

const SYSTEM = '1390000';

let platform: PlatformServer;
let wire: Wire;
let terminal: SigningClient;
let seen: number;

beforeAll(async () => {
  platform = await startPlatform(systemClock, memoryStore(), 0);
  wire = await openWire(platform.url);
  terminal = await makeSigningClient(platform.url);
  await terminal.enrol();
});
afterAll(async () => {
  await wire.close();
  await platform.close();
});
beforeEach(() => {
  seen = wire.passed.length;
});

afterEach(async () => {
  const recorded = wire.passed.slice(seen);
  expect(
    (await Promise.all(recorded.map((one) => findingsOf(one, terminal.crypto)))).flat(),
  ).toEqual([]);
});

async function setPolicy(change: Partial<Policy>): Promise<void> {
  const body = JSON.stringify({ ...DEFAULT_POLICY, ...change });
  await fetch(`${platform.url}/sim/policy`, { method: 'PUT', body });
}

async function showCode(citizenId: string, more: object = {}): Promise<string> {
  const body = JSON.stringify({ citizenId, codeSystemId: SYSTEM, ...more });
  const reply = await fetch(`${platform.url}/sim/codes`, { method: 'POST', body });
  return ((await reply.json()) as { code: string }).code;
}

const DIRECT = `/cs/${SYSTEM}/v1`;
const RELAYED = `/hub/v1/relay/${SYSTEM}`;

const question = (codeContent: string): Json => ({
  ...{ codeContent, symbology: ']Q1', scannedAt: Date.now(), needScopes: ['*'] },
});

async function verify(
  code: string,
  base = DIRECT,
  options: SigningOptions = {},
): Promise<SignedAnswer> {
  return terminal.post(`${base}/verify`, question(code), options);
}

function decide(verified: Json, agreed: boolean, base: string, options: SigningOptions) {
  const scopes = agreed ? (verified.scopes as { code: string }[]).map(({ code }) => code) : [];
  const { subjectRef } = verified;
  const body = { subjectRef, agreed, scopes, decidedAt: Date.now() };
  return terminal.post(`${base}/token`, body, options);
}

test.each([
  ['direct, in the open', DIRECT, false],
  ['direct, sealed', DIRECT, true],
  ['through the hub, in the open', RELAYED, false],
  ['through the hub, sealed', RELAYED, true],
])('the whole way %s', async (_name, base, isSealed) => {
  await fetch(`${platform.url}/hub/v1/table`);
  const verified = await verify(await showCode('zhang'), base, { isSealed });
  expect([verified.status, verified.wasSealed]).toEqual(['OK', isSealed]);
  const granted = await decide(verified.json, true, base, { isSealed });
  const bearer = granted.json.accessToken as string;
  const listed = await terminal.post(`${base}/list`, {}, { bearer, isSealed });
  const [{ identifier }] = listed.json.certificates as [{ identifier: string }];
  const file = await terminal.post(`${base}/file`, { identifier }, { bearer, isSealed });
  const url = file.json.downloadUrl as string;
  expect([(await fetch(url)).status, (await fetch(url)).status]).toEqual([200, 410]);
  expect(wire.passed.slice(seen).map(operationIdOf)).not.toContain(undefined);
});

test.each(['expired', 'used', 'revoked', 'damaged', 'not-a-code'] as const)(
  'a code that is %s is refused by a word of the document',
  async (flaw) => {
    const { status } = await verify(await showCode('li', { flaw }));
    expect(status).toMatch(/^CODE_/);
  },
);

test('an ID card, a refusal and a rule that refuses', async () => {
  const card = { idType: '111', idNo: '390103194605110246', name: '王桂芬', validTo: '长期' };
  const more = { samId: '', readAt: Date.now(), needScopes: ['*'] };
  const known = await terminal.post(`${DIRECT}/identify`, { ...card, ...more });
  await terminal.post(`${RELAYED}/identify`, { ...card, ...more });
  expect((await decide(known.json, false, DIRECT, {})).status).toBe('OK');
  const stranger = { ...card, ...more, name: '王桂芳' };
  expect((await terminal.post(`${DIRECT}/identify`, stranger)).status).toBe('HOLDER_NOT_FOUND');
  const rule = (await verify(await showCode('zhao'))).json;
  expect((await decide(rule, true, DIRECT, {})).status).toBe('CONSENT_REFUSED');
});

test.each([DIRECT, RELAYED])('a receipt at %s, sealed', async (base) => {
  const { json } = await verify(await showCode('zhang'), base, { isSealed: true });
  const granted = await decide(json, true, base, { isSealed: true });
  const { subjectRef } = json;
  const { consentId } = granted.json;
  const receipt = { kind: 'consent', at: Date.now(), subjectRef, consentId, scopes: [] };
  const told = await terminal.post(`${base}/receipt`, { receipt }, { isSealed: true });
  expect(told.status).toBe('OK');
});

test('the hub resolves, or does not know', async () => {
  const found = await terminal.post('/hub/v1/resolve', { codeSystemId: '2000312' });
  const unknown = await terminal.post('/hub/v1/resolve', { codeSystemId: '2000999' });
  expect([found.status, unknown.status]).toEqual(['OK', 'ROUTE_UNKNOWN']);
  await fetch(`${platform.url}/hub/v1/health`);
});

test('what is wrong with a signature, a nonce, a time or a seal has a word of its own', async () => {
  const code = await showCode('sun');
  const change = (message: Json): Json => ({ ...message, codeContent: 'another' });
  expect((await verify(code, DIRECT, { change })).status).toBe('SIGN_INVALID');
  const head = terminal.head();
  const twice = { ...question(code), head };
  expect((await terminal.post(`${DIRECT}/verify`, twice)).status).toBe('OK');
  expect((await terminal.post(`${DIRECT}/verify`, twice)).status).toBe('NONCE_USED');
  const late = { ...question(code), head: terminal.head({ timestamp: 0 }) };
  expect((await terminal.post(`${DIRECT}/verify`, late)).status).toBe('CLOCK_SKEW');
  const newcomer = await makeSigningClient(platform.url);
  const body = question(code);
  expect((await newcomer.post(`${DIRECT}/verify`, body)).status).toBe('TERMINAL_UNKNOWN');
  await setPolicy({ enrolment: 'closed' });
  expect((await newcomer.enrol()).status).toBe('TERMINAL_REFUSED');
  await setPolicy({});
});

/** What happens before a question: on the phone, or in it. */
interface ScanMove {
  readonly action?: 'scan' | 'confirm' | 'refuse';
  readonly cancel?: boolean;
}

async function phone(ref: unknown, action: string): Promise<void> {
  const body = JSON.stringify({ citizenId: 'zhang', action });
  await fetch(`${platform.url}/sim/scan-sessions/${String(ref)}`, { method: 'POST', body });
}

test.each([
  ['direct', DIRECT],
  ['through the hub', RELAYED],
])('扫码 %s: confirmed on the phone, refused there, given up here', async (_name, base) => {
  async function open(): Promise<(known: string, more?: ScanMove) => Promise<Json>> {
    const opened = await terminal.post(`${base}/scan-session`, { needScopes: ['*'] });
    const { scanSessionRef } = opened.json;
    return async (known, { action, ...more } = {}) => {
      if (action !== undefined) await phone(scanSessionRef, action);
      const question = { scanSessionRef, known, waitMs: 0, ...more };
      const options = { isSealed: true };
      return (await terminal.post(`${base}/scan-session/status`, question, options)).json;
    };
  }
  const confirmed = await open();
  expect((await confirmed('PENDING')).state).toBe('PENDING');
  expect((await confirmed('PENDING', { action: 'scan' })).state).toBe('SCANNED');
  const end = await confirmed('SCANNED', { action: 'confirm' });
  expect([end.state, end.token !== undefined]).toEqual(['CONFIRMED', true]);
  const refused = await open();
  await refused('PENDING', { action: 'scan' });
  expect((await refused('SCANNED', { action: 'refuse' })).state).toBe('REFUSED');
  const givenUp = await open();
  expect((await givenUp('PENDING', { cancel: true })).state).toBe('CANCELLED');
});

// The last one: it looks back at all of them.
test('the tests above have asked for every operation', () => {
  const asked = new Set(wire.passed.map(operationIdOf));
  expect(REFERENCE.operationIds.filter((id) => !asked.has(id))).toEqual([]);
});
