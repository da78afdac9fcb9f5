import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../contract/clock.node.ts';
import {
  scanSessionReplySchema,
  scanStatusReplySchema,
} from '../../../contract/platform/code-system.ts';
import { scanSessionSchema, type Phone } from '../../control-api.ts';
import { memoryStore } from '../platform.fixture.ts';
import { startPlatform, type PlatformServer } from '../server.ts';
import { makeSigningClient, type SigningClient } from '../signing-client.fixture.ts';

const OPEN = '/cs/1390000/v1/scan-session';

let server: PlatformServer;
let terminal: SigningClient;
beforeAll(async () => {
  server = await startPlatform(systemClock, memoryStore(), 0);
  terminal = await makeSigningClient(server.url);
  await terminal.enrol();
});
afterAll(() => server.close());

async function open(path = OPEN): Promise<string> {
  const { json } = await terminal.post(path, { needScopes: ['*'] });
  return scanSessionReplySchema.parse(json).scanSessionRef;
}

async function status(ref: string, more: object = {}, isSealed = false, path = OPEN) {
  const body = { scanSessionRef: ref, known: 'PENDING', waitMs: 0, ...more };
  const reply = await terminal.post(`${path}/status`, body, { isSealed });
  if (reply.status !== 'OK') throw new Error(reply.status);
  return scanStatusReplySchema.parse(reply.json);
}

async function phone(ref: string, action: Phone['action'], citizenId = 'zhang') {
  const body = JSON.stringify({ citizenId, action });
  const reply = await fetch(`${server.url}/sim/scan-sessions/${ref}`, { method: 'POST', body });
  return reply.ok ? scanSessionSchema.parse(await reply.json()).state : reply.status;
}

test('scanned and confirmed: verification and token come in one, the token works', async () => {
  const ref = await open();
  expect((await status(ref)).state).toBe('PENDING');
  expect(await phone(ref, 'scan')).toBe('SCANNED');
  expect((await status(ref)).state).toBe('SCANNED');
  expect(await phone(ref, 'confirm')).toBe('CONFIRMED');
  const { state, verification, token } = await status(ref, { known: 'SCANNED' });
  expect(state).toBe('CONFIRMED');
  expect(verification).toMatchObject({
    ...{ nameMasked: '张*岚', realNameLevel: 4, codeSystemId: '1390000' },
    holderDigest: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  const bearer = token!.accessToken;
  const list = await terminal.post('/cs/1390000/v1/list', {}, { bearer });
  expect((list.json.certificates as object[]).length).toBeGreaterThan(0);
});

test('the token comes once: again to the same question, to no other', async () => {
  const ref = await open();
  await phone(ref, 'scan');
  await phone(ref, 'confirm');
  const head = { requestId: randomUUID() };
  const first = await status(ref, { head });
  expect((await status(ref, { head })).token).toEqual(first.token);
  await expect(status(ref)).rejects.toThrow('SCAN_SESSION_EXPIRED');
});

test('a question waits for the phone, and the newest one gets the token', async () => {
  const ref = await open();
  await phone(ref, 'scan');
  const wait = { known: 'SCANNED', waitMs: 10_000 };
  const older = status(ref, wait);
  await new Promise((resolve) => setTimeout(resolve, 100));
  const newer = status(ref, wait);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await phone(ref, 'confirm');
  expect([(await older).token, (await newer).token?.maxUses]).toEqual([undefined, 20]);
});

test('the citizen may refuse, by hand or by rule', async () => {
  for (const [citizenId, action] of [
    ['zhang', 'refuse'],
    ['zhao', 'confirm'],
  ] as const) {
    const ref = await open();
    await phone(ref, 'scan', citizenId);
    expect(await phone(ref, action, citizenId)).toBe('REFUSED');
    expect(await status(ref)).toMatchObject({ state: 'REFUSED' });
  }
});

test('the terminal gives a session up, and no phone can use it then', async () => {
  const ref = await open();
  expect((await status(ref, { cancel: true })).state).toBe('CANCELLED');
  expect(await phone(ref, 'scan')).toBe(410);
});

test('nobody else can ask, decide what he has not scanned, or scan without the app', async () => {
  const ref = await open();
  const other = await makeSigningClient(server.url);
  await other.enrol();
  const body = { scanSessionRef: ref, known: 'PENDING', waitMs: 0 };
  expect((await other.post(`${OPEN}/status`, body)).status).toBe('SCAN_SESSION_EXPIRED');
  expect(await phone(ref, 'confirm')).toBe(410);
  await phone(ref, 'scan', 'zhang');
  expect(await phone(ref, 'confirm', 'li')).toBe(400);
  expect(await phone(await open('/cs/2000333/v1/scan-session'), 'scan', 'wang')).toBe(404);
  expect(await phone(ref, 'scan', 'nobody')).toBe(404);
});

test('another operator of the same terminal cannot ask, nor can the one who opened it be left out', async () => {
  const opened = await terminal.post(OPEN, { head: { operatorId: 'A-1' }, needScopes: ['*'] });
  const { scanSessionRef: ref } = scanSessionReplySchema.parse(opened.json);
  await phone(ref, 'scan');
  await phone(ref, 'confirm');
  for (const head of [{ operatorId: 'B-2' }, {}]) {
    await expect(status(ref, { head })).rejects.toThrow('SCAN_SESSION_EXPIRED');
  }
  expect((await status(ref, { head: { operatorId: 'A-1' } })).token).toBeDefined();
});

test('the holder is named only in a sealed reply, where a province has the certificates', async () => {
  const path = '/cs/1390100/v1/scan-session';
  for (const isSealed of [true, false]) {
    const ref = await open(path);
    await phone(ref, 'scan');
    await phone(ref, 'confirm');
    const { token } = await status(ref, {}, isSealed, path);
    expect(token?.holder?.name).toBe(isSealed ? '张晓岚' : undefined);
  }
});

test('the phone sees who asks for what', async () => {
  const ref = await open();
  const reply = await fetch(`${server.url}/sim/scan-sessions`);
  const [newest] = scanSessionSchema.array().parse(await reply.json());
  expect(newest).toMatchObject({
    ...{ ref, codeSystemId: '1390000', terminalId: terminal.terminalId, state: 'PENDING' },
    ...{ orgName: '澜溪市禾丰区政务服务中心', useCause: '自助查询' },
    scopes: [{ code: '*', name: '本人名下全部电子证照' }],
  });
});
