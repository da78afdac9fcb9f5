import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { errorReplySchema } from '../../contract/platform/common.ts';
import { memoryStore } from './platform.fixture.ts';
import { startPlatform, type PlatformServer } from './server.ts';

/** Short enough to wait for, in milliseconds. */
const REQUEST_TIMEOUT_MS = 800;

let server: PlatformServer;
beforeAll(async () => {
  server = await startPlatform(systemClock, memoryStore(), 0, REQUEST_TIMEOUT_MS);
});
afterAll(() => server.close());

function withHost(host: string, path: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(server.url);
    const options = { host: '127.0.0.1', port, path, headers: { host } };
    request(options, (reply) => resolve(reply.resume().statusCode ?? 0))
      .on('error', reject)
      .end();
  });
}

async function statusWord(reply: Response): Promise<string> {
  return errorReplySchema.parse(await reply.json()).head.status;
}

test('the server listens on the loopback address only', () => {
  expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
});

test('unknown addresses and methods are errors with a head', async () => {
  const nowhere = await fetch(`${server.url}/cs`);
  expect([nowhere.status, await statusWord(nowhere)]).toEqual([404, 'PARAM']);
  const wrongMethod = await fetch(`${server.url}/sim/faults`, { method: 'DELETE' });
  expect([wrongMethod.status, wrongMethod.headers.get('allow')]).toEqual([405, 'GET, PUT']);
});

test('a body over 64 KiB is refused, the server goes on', async () => {
  const big = await fetch(`${server.url}/cs/1390000/v1/verify`, {
    method: 'POST',
    body: 'x'.repeat(64 * 1024 + 1),
  });
  expect([big.status, await statusWord(big)]).toEqual([413, 'PARAM']);
  expect((await fetch(`${server.url}/hub/v1/health`)).status).toBe(200);
});

test('a name that somebody else gave to this address is refused', async () => {
  const { host } = new URL(server.url);
  expect(await withHost(host, '/hub/v1/health')).toBe(200);
  expect(await withHost('evil.example', '/hub/v1/health')).toBe(421);
  expect(await withHost('evil.example', '/sim/state')).toBe(421);
});

test('pages of this machine may use the control interface, others may not', async () => {
  const origin = 'http://localhost:5173';
  const asked = await fetch(`${server.url}/sim/state`, { headers: { origin } });
  expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([200, origin]);
  const preflight = await fetch(`${server.url}/sim/faults`, {
    method: 'OPTIONS',
    headers: { origin, 'access-control-request-method': 'PUT' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
  const foreign = await fetch(`${server.url}/sim/codes`, {
    method: 'POST',
    headers: { origin: 'http://evil.example' },
    body: '{"citizenId":"zhang"}',
  });
  expect(foreign.status).toBe(403);
  expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
});

test('pages never reach the services', async () => {
  const reply = await fetch(`${server.url}/hub/v1/health`, {
    headers: { origin: 'http://localhost:5173' },
  });
  expect(reply.headers.get('access-control-allow-origin')).toBeNull();
});

test('a request that never ends is cut off', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const started = Date.now();
  const text = await new Promise<string>((resolve) => {
    let received = '';
    socket.on('data', (chunk) => (received += chunk.toString()));
    socket.on('close', () => resolve(received));
    socket.write('POST /cs/1390000/v1/verify HTTP/1.1\r\n');
  });
  expect(text).toContain('408');
  expect(Date.now() - started).toBeLessThan(4 * REQUEST_TIMEOUT_MS);
});
