import { randomUUID } from 'node:crypto';
import { Agent, get } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import type { PlatformFaults } from '../control-api.ts';
import { BENCH_POLICY, memoryStore, verifyBody } from './platform.fixture.ts';
import { requestHead } from './request-head.fixture.ts';
import { startPlatform, type PlatformServer } from './server.ts';

let server: PlatformServer;
beforeAll(async () => {
  server = await startPlatform(systemClock, memoryStore(), 0);
  const body = JSON.stringify(BENCH_POLICY);
  await fetch(`${server.url}/sim/policy`, { method: 'PUT', body });
});
afterAll(() => server.close());
beforeEach(() => setFaults('none'));

async function setFaults(mode: PlatformFaults['mode'], latencyMs = 0): Promise<void> {
  const body = JSON.stringify({ mode, latencyMs });
  const reply = await fetch(`${server.url}/sim/faults`, { method: 'PUT', body });
  expect(reply.status).toBe(200);
}

async function sim<T>(path: string, body?: object): Promise<T> {
  const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  return (await (await fetch(`${server.url}/sim/${path}`, init)).json()) as T;
}

const health = (init: RequestInit = {}) => fetch(`${server.url}/hub/v1/health`, init);

test('down: requests fail, the control interface lives, and up again all is well', async () => {
  await setFaults('down');
  await expect(health()).rejects.toThrow('fetch failed');
  expect((await sim<{ faults: PlatformFaults }>('state')).faults.mode).toBe('down');
  await setFaults('none');
  expect((await health()).status).toBe(200);
});

test('down: connections that were kept open are reset at once', async () => {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(server.url);
  const closed = new Promise<void>((resolve, reject) => {
    const options = { agent, hostname, port, path: '/hub/v1/health' };
    get(options, (reply) => {
      reply.resume().socket.once('close', () => resolve());
      reply.once('end', () => void setFaults('down').catch(reject));
    }).on('error', reject);
  });
  await closed;
  agent.destroy();
});

test('drop: the effect is done, the answer lost; asked again, it comes and nothing doubles', async () => {
  const { code } = await sim<{ code: string }>('codes', { citizenId: 'zhang' });
  const head = requestHead({ requestId: randomUUID() });
  const body = JSON.stringify(verifyBody(code, { head }));
  const verify = () => fetch(`${server.url}/cs/1390000/v1/verify`, { method: 'POST', body });
  await setFaults('drop');
  await expect(verify()).rejects.toThrow('fetch failed');
  const effects = () => sim<{ requestId: string }[]>('effects');
  const mine = async () =>
    (await effects()).filter(({ requestId }) => requestId === head.requestId).length;
  expect(await mine()).toBe(1);
  await setFaults('none');
  expect((await verify()).status).toBe(200);
  expect(await mine()).toBe(1);
});

test('slow-body: the headers come at once, the body never in time', async () => {
  await setFaults('slow-body');
  const started = Date.now();
  const reply = await health({ signal: AbortSignal.timeout(1_300) });
  expect(Date.now() - started).toBeLessThan(400);
  const reader = reply.body!.getReader();
  expect((await reader.read()).value).toHaveLength(1);
  expect((await reader.read()).value).toHaveLength(1);
  await expect(reader.read()).rejects.toThrow(/timeout/i);
});

test('error-500 and error-429 carry a head', async () => {
  await setFaults('error-500');
  const broken = await health();
  expect([broken.status, await broken.json()]).toMatchObject([
    500,
    { head: { status: 'INTERNAL' } },
  ]);
  await setFaults('error-429');
  const busy = await health();
  expect([busy.status, busy.headers.get('retry-after'), await busy.json()]).toMatchObject([
    429,
    '2',
    { head: { status: 'RATE_LIMIT' } },
  ]);
});

test('garbage: a 200 with half a JSON text', async () => {
  await setFaults('garbage');
  const reply = await health();
  const text = await reply.text();
  expect([reply.status, text.startsWith('{"head"')]).toEqual([200, true]);
  expect(() => JSON.parse(text) as unknown).toThrow();
});

test('latency is added to answers', async () => {
  await setFaults('none', 300);
  const started = Date.now();
  await health();
  expect(Date.now() - started).toBeGreaterThanOrEqual(295);
  const before = Date.now();
  await sim('state');
  expect(Date.now() - before).toBeLessThan(250);
});
