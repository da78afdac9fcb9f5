import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../../contract/clock.node.ts';
import type { Policy } from '../../control-api.ts';
import { BENCH_POLICY, memoryStore, verifyBody } from '../platform.fixture.ts';
import { requestHead } from '../request-head.fixture.ts';
import { startPlatform, type PlatformServer } from '../server.ts';
import { makeSigningClient, type Json, type SigningClient } from '../signing-client.fixture.ts';

const VERIFY = '/cs/1390000/v1/verify';

let server: PlatformServer;
let terminal: SigningClient;
beforeAll(async () => {
  server = await startPlatform(systemClock, memoryStore(), 0);
  terminal = await makeSigningClient(server.url);
  await terminal.enrol();
});
afterAll(() => server.close());
beforeEach(() => setPolicy({}));

async function setPolicy(change: Partial<Policy>): Promise<void> {
  const body = JSON.stringify({ ...BENCH_POLICY, ...change });
  expect((await fetch(`${server.url}/sim/policy`, { method: 'PUT', body })).status).toBe(200);
}

async function freshCode(): Promise<string> {
  const body = JSON.stringify({ citizenId: 'zhang' });
  const reply = await fetch(`${server.url}/sim/codes`, { method: 'POST', body });
  return ((await reply.json()) as { code: string }).code;
}

/** A verify request; its head is the client's. */
async function order(head: object = {}): Promise<object> {
  return { ...verifyBody(await freshCode()), head: { ...terminal.head(), ...head } };
}

test('an enrolled terminal is heard, and its reply is signed and named', async () => {
  expect(await terminal.post(VERIFY, await order())).toMatchObject({
    ...{ httpStatus: 200, status: 'OK', wasSealed: false },
    json: { nameMasked: '张*岚' },
  });
});

test.each(['hub', '0000000'])('what was asked of another (%s) is not answered', async (to) => {
  expect((await terminal.post(VERIFY, await order({ to }))).status).toBe('SIGN_INVALID');
});

test('a terminal that has not enrolled is told so, signed', async () => {
  const stranger = await makeSigningClient(server.url);
  const body = { ...verifyBody(await freshCode()), head: stranger.head() };
  expect(await stranger.post(VERIFY, body)).toMatchObject({ status: 'TERMINAL_UNKNOWN' });
});

test.each([
  ['another code', (signed: Json) => ({ ...signed, codeContent: 'x' })],
  ['one more field', (signed: Json) => ({ ...signed, more: 1 })],
  [
    'a signature of nothing',
    (signed: Json) => ({
      ...signed,
      head: { ...(signed.head as object), sign: 'f'.repeat(128) },
    }),
  ],
  [
    'a signature that is none',
    (signed: Json) => ({
      ...signed,
      head: { ...(signed.head as object), sign: 7 },
    }),
  ],
])('%s after signing is refused', async (_what, change) => {
  const reply = await terminal.post(VERIFY, await order(), { change });
  expect([reply.httpStatus, reply.status]).toEqual([403, 'SIGN_INVALID']);
});

test('a request that poses as another terminal is refused', async () => {
  const other = await makeSigningClient(server.url);
  await other.enrol();
  const body = await order({ terminalId: other.terminalId });
  expect(await terminal.post(VERIFY, body)).toMatchObject({ status: 'SIGN_INVALID' });
});

test('a nonce is good once, and a refused signature does not use it up', async () => {
  const body = await order();
  const spoil = (signed: Json): unknown => ({ ...signed, codeContent: 'x' });
  expect((await terminal.post(VERIFY, body, { change: spoil })).status).toBe('SIGN_INVALID');
  expect((await terminal.post(VERIFY, body)).status).toBe('OK');
  expect((await terminal.post(VERIFY, body)).status).toBe('NONCE_USED');
});

test('a request repeated with a new nonce has the same answer and one effect', async () => {
  const requestId = randomUUID();
  const { head, ...rest } = (await order({ requestId })) as { head: object };
  const first = await terminal.post(VERIFY, { ...rest, head });
  const second = await terminal.post(VERIFY, { ...rest, head: { requestId } });
  expect(second.sent.nonce).not.toBe(first.sent.nonce);
  expect(second.json.subjectRef).toBe(first.json.subjectRef);
  const effects = (await (await fetch(`${server.url}/sim/effects`)).json()) as object[];
  expect(effects.filter((one) => Object.values(one).includes(requestId))).toHaveLength(1);
});

test.each([-301_000, 301_000])(
  'a request %d ms beside the platform’s time is refused',
  async (ms) => {
    const body = await order({ timestamp: Date.now() + ms });
    expect(await terminal.post(VERIFY, body)).toMatchObject({
      ...{ httpStatus: 400, status: 'CLOCK_SKEW' },
      head: { serverTime: expect.any(Number) as number },
    });
  },
);

test('a platform whose clock is set wrong refuses a right one', async () => {
  await setPolicy({ clockOffsetS: 3_600 });
  const { status, head } = await terminal.post(VERIFY, await order());
  expect(status).toBe('CLOCK_SKEW');
  expect(Number(head.serverTime) - Date.now()).toBeGreaterThan(3_590_000);
});

test('the token has to be the one that was signed for', async () => {
  const options = { bearer: 'token-that-was-stolen' };
  const body = { head: { ...terminal.head(), tokenDigest: '0'.repeat(64) } };
  const list = '/cs/1390000/v1/list';
  expect((await terminal.post(list, body, options)).status).toBe('SIGN_INVALID');
  expect((await terminal.post(list, { head: {} }, options)).status).toBe('TOKEN_EXPIRED');
  const withoutToken = { head: { tokenDigest: '0'.repeat(64) } };
  expect((await terminal.post(list, withoutToken)).status).toBe('SIGN_INVALID');
});

test('unsigned requests are heard until signatures are required', async () => {
  const ask = async (): Promise<Json> => {
    const body = verifyBody(await freshCode(), { head: requestHead() });
    const reply = await fetch(server.url + VERIFY, { method: 'POST', body: JSON.stringify(body) });
    return ((await reply.json()) as { head: Json }).head;
  };
  expect(await ask()).toMatchObject({ status: 'OK', signAlg: 'SM2-SM3' });
  await setPolicy({ signatures: 'required' });
  expect(await ask()).toMatchObject({ status: 'SIGN_INVALID', signAlg: 'SM2-SM3' });
  expect((await terminal.post(VERIFY, await order())).status).toBe('OK');
});

test('a sealed request is opened, and its reply sealed for the terminal', async () => {
  const sealed = await terminal.post(VERIFY, await order(), { isSealed: true });
  expect(sealed).toMatchObject({ wasSealed: true, json: { nameMasked: '张*岚' } });
  const refused = await terminal.post(VERIFY, { ...verifyBody('x'), head: {} }, { isSealed: true });
  expect(refused).toMatchObject({ wasSealed: false, status: 'CODE_FORMAT' });
});

test('where policy says so, every reply is sealed', async () => {
  await setPolicy({ sealBodies: true });
  expect(await terminal.post(VERIFY, await order())).toMatchObject({ wasSealed: true });
});

test('a body that was sealed for somebody else cannot be opened', async () => {
  const options = { isSealed: true, party: '0000000' };
  // Sealed for and expected from the national system, sent to the province.
  const sent = terminal.post(VERIFY, await order(), options);
  await expect(sent).rejects.toThrow('SIGN_INVALID');
  const garbled = (signed: Json): Json => signed;
  const body = { ...(await order()), sealed: SEALED_RUBBISH };
  const { head } = body as { head?: object };
  const reply = await terminal.post(VERIFY, { head, sealed: SEALED_RUBBISH }, { change: garbled });
  expect([reply.httpStatus, reply.status]).toEqual([400, 'BODY_UNREADABLE']);
});

const SEALED_RUBBISH = {
  ...{ alg: 'SM2-SM4-GCM', key: 'AAAA', iv: 'AAAAAAAAAAAAAAAA' },
  ...{ data: 'AAAA', tag: 'AAAAAAAAAAAAAAAAAAAAAA==' },
};
