import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  fileReplySchema,
  listReplySchema,
  tokenReplySchema,
  verifyReplySchema,
  type TokenReply,
  type VerifyReply,
} from '../../contract/platform/code-system.ts';
import { errorReplySchema } from '../../contract/platform/common.ts';
import { resolveReplySchema, tableReplySchema } from '../../contract/platform/hub.ts';
import { parseCode } from '../../govcode/parse.ts';
import { SIMULATED_PROFILES } from '../../govcode/profiles.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import {
  CODE_FLAWS,
  DEFAULT_POLICY,
  issuedCodeSchema,
  type CodeFlaw,
  type Effect,
  type PlatformFaults,
} from '../../simulator/control-api.ts';

const ROOT = join(import.meta.dirname, '../..');
const DRAW = join(ROOT, 'simulator/platform/certificates/main.ts');
const MAIN = join(ROOT, 'simulator/platform/main.ts');
/** The terminal's patience in these tests, in milliseconds. */
const PATIENCE_MS = 1_200;

let directory: string;
let child: ChildProcess;
let url: string;

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const args = [MAIN, '--port', '0', '--certificates', directory];
  const started = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface(started.stdout), 'line')) as [string];
  return { child: started, url: (JSON.parse(line) as { ready: { url: string } }).ready.url };
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'platform-'));
  const drawn = spawnSync(process.execPath, [DRAW, '--out', directory], { encoding: 'utf8' });
  expect([drawn.status, drawn.stderr]).toEqual([0, '']);
  ({ child, url } = await start());
  // Requests here are not signed: what they come to is what is tried.
  const policy = JSON.stringify({ ...DEFAULT_POLICY, signatures: 'accepted' });
  await fetch(`${url}/sim/policy`, { method: 'PUT', body: policy });
}, 60_000);
afterAll(() => {
  child.kill('SIGKILL');
  rmSync(directory, { recursive: true });
});
beforeEach(() => setFaults('none'));

async function setFaults(mode: PlatformFaults['mode'], latencyMs = 0): Promise<void> {
  const body = JSON.stringify({ mode, latencyMs });
  await fetch(`${url}/sim/faults`, { method: 'PUT', body });
}

async function showCode(citizenId: string, flaw: CodeFlaw = 'none'): Promise<string> {
  const body = JSON.stringify({ citizenId, codeSystemId: '1390000', flaw });
  const reply = await fetch(`${url}/sim/codes`, { method: 'POST', body });
  return issuedCodeSchema.parse(await reply.json()).code;
}

async function effectsOf(requestId: string): Promise<readonly Effect[]> {
  const all = (await (await fetch(`${url}/sim/effects`)).json()) as Effect[];
  return all.filter((effect) => effect.requestId === requestId);
}

const head = (requestId: string = randomUUID()) => ({
  ...{ requestId, timestamp: Date.now(), terminalId: 'HALL-01-K03', terminalType: 'self-service' },
  ...{ windowNo: '', orgCode: '113901020000000001', orgName: '澜溪市禾丰区政务服务中心' },
  ...{ regionCode: '390102', itemCode: 'my-certificates', useCause: '自助查询' },
  nonce: randomUUID().replaceAll('-', ''),
});

interface Reply {
  readonly status: number;
  readonly json: unknown;
  readonly word: string;
}

async function post(to: string, body: object, token?: string): Promise<Reply> {
  const reply = await fetch(to, {
    method: 'POST',
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const json: unknown = await reply.json();
  return { status: reply.status, json, word: errorReplySchema.parse(json).head.status };
}

const at = (operation: string, system = '1390000') => `${url}/cs/${system}/v1/${operation}`;
const verifyBody = (codeContent: string, requestId?: string) => ({
  ...{ head: head(requestId), codeContent, symbology: ']Q1' },
  ...{ scannedAt: Date.now(), needScopes: ['*'] },
});

async function verify(citizenId: string): Promise<VerifyReply> {
  const reply = await post(at('verify'), verifyBody(await showCode(citizenId)));
  return verifyReplySchema.parse(reply.json);
}

function decide(verified: VerifyReply, more: object = {}): Promise<Reply> {
  const { subjectRef, scopes } = verified;
  const codes = scopes.map(({ code }) => code);
  const body = { head: head(), subjectRef, agreed: true, scopes: codes, decidedAt: Date.now() };
  return post(at('token'), { ...body, ...more });
}

async function authorise(citizenId: string): Promise<TokenReply> {
  return tokenReplySchema.parse((await decide(await verify(citizenId))).json);
}

test('the whole way: code, route, verification, consent, list, files', async () => {
  const { table } = tableReplySchema.parse(await (await fetch(`${url}/hub/v1/table`)).json());
  const parsed = parseCode(await showCode('zhang'), SIMULATED_PROFILES, { now: Date.now() });
  if (!parsed.ok) throw new Error(parsed.error.code);
  const route = table.routes.find((one) => one.codeSystemId === parsed.value.codeSystemId);
  const verified = verifyReplySchema.parse(
    (await post(route!.verifyUrl, verifyBody(parsed.value.content))).json,
  );
  expect([verified.nameMasked, verified.idNoMasked]).toEqual(['张*岚', '390102********0028']);
  const { accessToken } = tokenReplySchema.parse((await decide(verified)).json);
  const listed = await post(route!.listUrl, { head: head() }, accessToken);
  const { certificates } = listReplySchema.parse(listed.json);
  expect(certificates).toHaveLength(4);
  for (const { identifier, mediaType, sizeBytes, sm3 } of certificates) {
    const body = { head: head(), identifier };
    const file = fileReplySchema.parse((await post(route!.fileUrl, body, accessToken)).json);
    expect(file).toMatchObject({ mediaType, sizeBytes, sm3 });
    const download = await fetch(file.downloadUrl);
    const bytes = new Uint8Array(await download.arrayBuffer());
    expect([download.headers.get('content-type'), bytes.length, sm3Hex(bytes)]).toEqual([
      mediaType,
      sizeBytes,
      sm3,
    ]);
    expect((await fetch(file.downloadUrl)).status).toBe(410);
  }
});

test('an ID card leads the same way', async () => {
  const card = { idType: '111', idNo: '390103194605110246', name: '王桂芬', validTo: '长期' };
  const request = { ...card, head: head(), samId: '', readAt: Date.now(), needScopes: ['*'] };
  const reply = await post(at('identify', '0000000'), request);
  const verified = verifyReplySchema.parse(reply.json);
  expect([verified.realNameLevel, verified.scopes.length]).toEqual([3, 2]);
});

const REFUSAL: Readonly<Record<CodeFlaw, readonly [status: number, word: string]>> = {
  none: [200, 'OK'],
  expired: [410, 'CODE_EXPIRED'],
  used: [409, 'CODE_USED'],
  revoked: [410, 'CODE_REVOKED'],
  damaged: [400, 'CODE_FORMAT'],
  'unknown-system': [404, 'ROUTE_UNKNOWN'],
  'suspended-system': [404, 'ROUTE_UNKNOWN'],
  'not-a-code': [400, 'CODE_FORMAT'],
};

test.each(CODE_FLAWS)('a code with flaw %s is answered for what it is', async (flaw) => {
  const code = await showCode('zhang', flaw);
  const parsed = parseCode(code, SIMULATED_PROFILES, { now: Date.now() });
  const locally = { damaged: 'CODE_CHECK', 'not-a-code': 'CODE_UNKNOWN_KIND' };
  const wanted = flaw in locally ? locally[flaw as keyof typeof locally] : undefined;
  expect(parsed.ok ? undefined : parsed.error.code).toBe(wanted);
  const system = parsed.ok ? parsed.value.codeSystemId : '1390000';
  const reply = await post(at('verify', system), verifyBody(code));
  expect([reply.status, reply.word]).toEqual(REFUSAL[flaw]);
});

test('the hub knows a suspended system as suspended and an unknown one not at all', async () => {
  const resolve = async (flaw: CodeFlaw) => {
    const parsed = parseCode(await showCode('zhang', flaw), SIMULATED_PROFILES, {
      now: Date.now(),
    });
    if (!parsed.ok) throw new Error(parsed.error.code);
    const { codeSystemId } = parsed.value;
    return post(`${url}/hub/v1/resolve`, { head: head(), codeSystemId });
  };
  const suspended = resolveReplySchema.parse((await resolve('suspended-system')).json);
  expect(suspended.entry.status).toBe('SUSPENDED');
  expect((await resolve('unknown-system')).status).toBe(404);
});

test('a code is good once, but its own repetition is answered', async () => {
  const code = await showCode('li');
  const body = verifyBody(code);
  const first = await post(at('verify'), body);
  const again = await post(at('verify'), body);
  // The same answer; only its head is of this sending.
  expect({ ...(again.json as object), head: 0 }).toEqual({ ...(first.json as object), head: 0 });
  expect((await post(at('verify'), verifyBody(code))).word).toBe('CODE_USED');
});

test('every step survives a dropped answer with exactly one effect', async () => {
  /** Asks while answers are dropped, then again: the way of a terminal that keeps its requestId. */
  async function stubbornly(to: string, body: { head: object }, token?: string): Promise<Reply> {
    const { requestId } = body.head as { requestId: string };
    await setFaults('drop');
    await expect(post(to, body, token)).rejects.toThrow('fetch failed');
    await expect(post(to, body, token)).rejects.toThrow('fetch failed');
    await setFaults('none');
    const reply = await post(to, body, token);
    expect(reply.status).toBe(200);
    const effects = await effectsOf(requestId);
    expect(effects.length).toBe(to.endsWith('/file') ? 0 : 1);
    return reply;
  }
  const code = await showCode('ayinuer');
  const { subjectRef, scopes } = verifyReplySchema.parse(
    (await stubbornly(at('verify'), verifyBody(code))).json,
  );
  const decision = { head: head(), subjectRef, agreed: true, decidedAt: Date.now() };
  const tokenBody = { ...decision, scopes: scopes.map((scope) => scope.code) };
  const { accessToken } = tokenReplySchema.parse((await stubbornly(at('token'), tokenBody)).json);
  const { certificates } = listReplySchema.parse(
    (await stubbornly(at('list'), { head: head() }, accessToken)).json,
  );
  const fileBody = { head: head(), identifier: certificates[0]!.identifier };
  const file = fileReplySchema.parse((await stubbornly(at('file'), fileBody, accessToken)).json);
  expect((await fetch(file.downloadUrl)).status).toBe(200);
  expect(await effectsOf(fileBody.head.requestId)).toMatchObject([{ kind: 'delivered' }]);
});

test('a citizen may refuse, by hand or by rule', async () => {
  const byHand = { agreed: false, head: head() };
  const refused = await decide(await verify('zhang'), byHand);
  expect([refused.status, refused.word]).toEqual([200, 'OK']);
  expect(await effectsOf(byHand.head.requestId)).toMatchObject([{ kind: 'refused' }]);
  const byRule = await decide(await verify('zhao'));
  expect([byRule.status, byRule.word]).toEqual([403, 'CONSENT_REFUSED']);
});

test('a token ends with its scope, its terminal and its twenty uses', async () => {
  const { accessToken, maxUses } = await authorise('zhang');
  const other = { head: { ...head(), terminalId: 'HALL-01-K04' } };
  expect((await post(at('list'), other, accessToken)).word).toBe('TERMINAL_REFUSED');
  const foreign = { head: head(), identifier: '1.2.156.3005.2.X' };
  expect((await post(at('file'), foreign, accessToken)).word).toBe('SCOPE_DENIED');
  for (let use = 1; use < maxUses; use += 1) {
    expect((await post(at('list'), { head: head() }, accessToken)).word).toBe('OK');
  }
  expect((await post(at('list'), { head: head() }, accessToken)).word).toBe('TOKEN_EXPIRED');
});

test('a revoked certificate is listed as revoked and not delivered', async () => {
  const { accessToken } = await authorise('sun');
  const listed = await post(at('list'), { head: head() }, accessToken);
  const { certificates } = listReplySchema.parse(listed.json);
  const revoked = certificates.find(({ status }) => status === '07');
  const body = { head: head(), identifier: revoked!.identifier };
  expect((await post(at('file'), body, accessToken)).word).toBe('CERT_REVOKED');
});

test.each([
  ['down', 'fetch failed'],
  ['slow-body', 'timeout'],
  ['garbage', 'JSON'],
] as const)('while the platform is %s, the terminal meets: %s', async (mode, message) => {
  const code = await showCode('zhang');
  await setFaults(mode);
  await expect(post(at('verify'), verifyBody(code))).rejects.toThrow(message);
});

test.each([
  ['error-500', 500, 'INTERNAL'],
  ['error-429', 429, 'RATE_LIMIT'],
] as const)(
  '%s answers without an effect: the code is good afterwards',
  async (mode, status, word) => {
    const body = verifyBody(await showCode('zhang'));
    await setFaults(mode);
    const reply = await post(at('verify'), body);
    expect([reply.status, reply.word]).toEqual([status, word]);
    expect(await effectsOf(body.head.requestId)).toEqual([]);
    await setFaults('none');
    expect((await post(at('verify'), body)).status).toBe(200);
  },
);

test('latency holds answers back', async () => {
  await setFaults('none', 400);
  const started = Date.now();
  await fetch(`${url}/hub/v1/health`);
  expect(Date.now() - started).toBeGreaterThanOrEqual(395);
});

test('a second drawing finds its work done', () => {
  const again = spawnSync(process.execPath, [DRAW, '--out', directory], { encoding: 'utf8' });
  expect(again.stdout).toBe('certificates are up to date\n');
});

test('the process ends when its parent lets go, and at SIGTERM', async () => {
  const first = await start();
  first.child.stdin!.end();
  expect(await once(first.child, 'exit')).toEqual([0, null]);
  const second = await start();
  second.child.kill('SIGTERM');
  expect(await once(second.child, 'exit')).toEqual([0, null]);
});

test('without certificates or with a wrong port it says what is missing', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' });
  expect(run('--port', 'x', '--certificates', directory)).toMatchObject({ status: 2 });
  const empty = run('--certificates', join(directory, 'none'));
  expect([empty.status, empty.stderr]).toEqual([
    1,
    expect.stringContaining('certificates/main.ts'),
  ]);
});
