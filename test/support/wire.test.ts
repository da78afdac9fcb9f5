import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../contract/clock.node.ts';
import { memoryStore } from '../../simulator/platform/platform.fixture.ts';
import { type PlatformServer, startPlatform } from '../../simulator/platform/server.ts';
import { openWire, operationOf, type Wire } from './wire.ts';

let platform: PlatformServer;
let wire: Wire;

beforeAll(async () => {
  platform = await startPlatform(systemClock, memoryStore(), 0);
  wire = await openWire(platform.url);
});
afterEach(() => wire.clear());
afterAll(async () => {
  await wire.close();
  await platform.close();
});

const health = (init?: RequestInit): Promise<Response> =>
  fetch(`${platform.url}/hub/v1/health`, init);

test.each([
  ['/hub/v1/table', 'table'],
  ['/cs/1390000/v1/verify', 'verify'],
  ['/hub/v1/relay/1390000/scan-session/status', 'scan-session/status'],
  ['/dl/abc-123', 'download'],
])('%s is the operation %s', (path, operation) => {
  expect(operationOf(path)).toBe(operation);
});

test('lets pass what nobody stands between, and notes it', async () => {
  const before = wire.passed.length;
  const reply = await health();
  expect(reply.status).toBe(200);
  const text = await reply.text();
  expect(wire.passed.slice(before)).toEqual([
    expect.objectContaining({ operation: 'health', method: 'GET', path: '/hub/v1/health' }),
  ]);
  const { reply: noted } = wire.passed[before]!;
  expect(noted === 'reset' ? '' : new TextDecoder().decode(noted.bytes)).toBe(text);
});

test('gives the terminal whatever the one between wants', async () => {
  wire.intercept('health', async ({ forward }) => ({ ...(await forward()), status: 418 }));
  expect((await health()).status).toBe(418);
  wire.intercept('health', () => Promise.resolve('reset'));
  await expect(health()).rejects.toThrow('fetch failed');
});

test('a request is handed on changed, and as often as wanted', async () => {
  const heard: string[] = [];
  const echo = createServer((request, response) => {
    void text(request).then((body) => {
      heard.push(body);
      response.end(body.toUpperCase());
    });
  }).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  const url = `http://127.0.0.1:${(echo.address() as AddressInfo).port}`;
  const other = await openWire(url);
  other.intercept('verify', async ({ forward, request }) => {
    await forward();
    return forward({ ...request, bytes: new TextEncoder().encode('changed') });
  });
  const reply = await fetch(`${url}/cs/1390000/v1/verify`, { method: 'POST', body: 'asked' });
  expect([await reply.text(), heard]).toEqual(['CHANGED', ['asked', 'changed']]);
  await other.close();
  echo.close();
});

test('a reply that is cut ends in the middle', async () => {
  wire.intercept('health', async ({ forward }) => ({ ...(await forward()), cutAt: 9 }));
  const reply = await health();
  await expect(reply.text()).rejects.toThrow('terminated');
});

test('what the platform cuts is cut', async () => {
  const faults = JSON.stringify({ mode: 'down', latencyMs: 0 });
  await fetch(`${platform.url}/sim/faults`, { method: 'PUT', body: faults });
  await expect(health()).rejects.toThrow('fetch failed');
  const mended = JSON.stringify({ mode: 'none', latencyMs: 0 });
  await fetch(`${platform.url}/sim/faults`, { method: 'PUT', body: mended });
});
