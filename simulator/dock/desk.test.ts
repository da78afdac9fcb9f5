import { afterEach, beforeEach, expect, test } from 'vitest';
import { devicesClient, platformClient } from './api/client.ts';
import {
  actOnPhone,
  addDevice,
  clearTranscript,
  issueEnrolmentCode,
  moveCard,
  moveDevice,
  removeDevice,
  scanText,
  setCamera,
  setDeviceFaults,
  setFaults,
  setPrinter,
  setPlugged,
  setPolicy,
  setReplyFaults,
  showCode,
  type Desk,
} from './desk.ts';
import { DEFAULT_POLICY } from '../control-api.ts';
import { PLAN, READER, SCAN_SESSION, SCANNER, ZHANG } from './testing/samples.ts';
import { answerJson, serve, type TestServer } from './testing/serve.ts';
import { cardOf } from './view/citizen.ts';

let server: TestServer;
let log: string[];
let status: number;

beforeEach(async () => {
  log = [];
  status = 200;
  server = await serve((response) => answerJson(response, { code: '1390', expiresAt: 9 }, status));
});
afterEach(() => server.close());

function desk(): Desk {
  return {
    devices: devicesClient(server.url),
    platform: platformClient(server.url),
    t: (key, values) => [key, ...Object.values(values ?? {})].join(' '),
    report: (action, good, reply) => log.push(`${action} | ${good ? 'good' : 'bad'} | ${reply}`),
    refresh: () => Promise.resolve(void log.push('refreshed')),
  };
}

test('the printer runs out of paper', async () => {
  await setPrinter(desk(), 'no-paper');
  const body = { condition: 'no-paper' };
  expect(server.received).toEqual([{ method: 'PUT', path: '/api/printer', body }]);
  expect(log[0]).toBe('log.printer printer.no-paper | good | log.done');
});

test('the camera is pulled out', async () => {
  await setCamera(desk(), 'unplugged');
  const body = { condition: 'unplugged' };
  expect(server.received).toEqual([{ method: 'PUT', path: '/api/camera', body }]);
  expect(log[0]).toBe('log.camera camera.unplugged | good | log.done');
});

test('a code is issued and reported', async () => {
  const request = { citizenId: 'zhang', flaw: 'used' } as const;
  expect(await showCode(desk(), 'Zhang', request)).toEqual({ code: '1390', expiresAt: 9 });
  expect(server.received).toEqual([{ method: 'POST', path: '/sim/codes', body: request }]);
  expect(log).toEqual(['log.issue Zhang flaw.used | good | log.issued 4', 'refreshed']);
});

test('a code that was not issued is reported, and there is none', async () => {
  status = 503;
  const request = { citizenId: 'zhang', flaw: 'none' } as const;
  expect(await showCode(desk(), 'Zhang', request)).toBeUndefined();
  expect(log[0]).toMatch(/^log.issue Zhang flaw.none \| bad \| failure.refused.* 503/);
  expect(log[1]).toBe('refreshed');
});

test('the log tells how long a scan was, not what was in it', async () => {
  await scanText(desk(), SCANNER, 'secret', 'Q1');
  await scanText(desk(), SCANNER, 'secret', 'g0');
  expect(server.received.map(({ body }) => body)).toEqual([
    { text: 'secret', aim: 'Q1' },
    { text: 'secret', aim: 'g0' },
  ]);
  expect(log.filter((line) => line !== 'refreshed')).toEqual([
    'log.scan 6 Q1 | good | log.done',
    'log.scan 6 g0 | good | log.done',
  ]);
});

test('cards are put down and lifted', async () => {
  await moveCard(desk(), READER, cardOf(ZHANG), 'Zhang');
  await moveCard(desk(), READER, undefined, 'Zhang');
  const path = '/api/readers/reader-1/card';
  expect(server.received).toEqual([
    { method: 'PUT', path, body: cardOf(ZHANG) },
    { method: 'DELETE', path, body: undefined },
  ]);
  expect(log[0]).toBe('log.put Zhang | good | log.done');
  expect(log[2]).toBe('log.lift | good | log.done');
});

test('plugs and faults are switched', async () => {
  await setPlugged(desk(), 'scanner-1', false);
  await setPlugged(desk(), 'scanner-1', true);
  await setFaults(desk(), { mode: 'drop', latencyMs: 2500 });
  expect(server.received.map(({ path }) => path)).toEqual([
    '/api/devices/scanner-1/unplug',
    '/api/devices/scanner-1/plug',
    '/sim/faults',
  ]);
  expect(log.filter((line) => line !== 'refreshed')).toEqual([
    'log.unplug scanner-1 | good | log.done',
    'log.plug scanner-1 | good | log.done',
    'log.faults mode.drop 2.5 | good | log.done',
  ]);
});

test('a simulator that is gone is reported, never thrown', async () => {
  await server.close();
  await setPlugged(desk(), 'scanner-1', true);
  expect(log).toEqual(['log.plug scanner-1 | bad | failure.unreachable', 'refreshed']);
});

test('devices are added, moved, given a bad cable and taken away', async () => {
  await addDevice(desk(), 'ssi-1', 'ssi');
  await moveDevice(desk(), 'ssi-1');
  await setDeviceFaults(desk(), 'ssi-1', { id: 'flood', name: 'Flood' });
  await setDeviceFaults(desk(), 'ssi-1', undefined);
  await removeDevice(desk(), 'ssi-1');
  expect(server.received.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/devices',
    'POST /api/devices/ssi-1/move',
    'PUT /api/devices/ssi-1/faults',
    'DELETE /api/devices/ssi-1/faults',
    'DELETE /api/devices/ssi-1',
  ]);
  expect(log.filter((line) => line !== 'refreshed')).toEqual([
    'log.add ssi-1 | good | log.done',
    'log.move ssi-1 | good | log.done',
    'log.plan ssi-1 Flood | good | log.done',
    'log.noPlan ssi-1 | good | log.done',
    'log.remove ssi-1 | good | log.done',
  ]);
});

test('a phone acts on a code of the terminal', async () => {
  const phone = { citizenId: 'zhang', action: 'refuse' } as const;
  await actOnPhone(desk(), SCAN_SESSION, 'Zhang', phone);
  const path = '/sim/scan-sessions/ref%2F1';
  expect(server.received).toEqual([{ method: 'POST', path, body: phone }]);
  expect(log).toEqual(['log.phone.refuse Zhang HALL-01-K03 | good | log.done', 'refreshed']);
});

test('an enrolment code is issued, and stands in the log for the terminal', async () => {
  const hub = await serve((response) => answerJson(response, { code: 'fresh-code' }));
  await issueEnrolmentCode({ ...desk(), platform: platformClient(hub.url) });
  expect(hub.received).toEqual([{ method: 'POST', path: '/sim/enrolment-codes', body: undefined }]);
  await hub.close();
  expect(log).toEqual(['log.enrolmentCode | good | fresh-code', 'refreshed']);
});

test('policy, spoiled replies and the transcript are set as one asks', async () => {
  await setPolicy(desk(), DEFAULT_POLICY);
  await setReplyFaults(desk(), PLAN);
  await setReplyFaults(desk(), undefined);
  await clearTranscript(desk());
  expect(server.received).toEqual([
    { method: 'PUT', path: '/sim/policy', body: DEFAULT_POLICY },
    { method: 'PUT', path: '/sim/reply-faults', body: { plan: PLAN } },
    { method: 'PUT', path: '/sim/reply-faults', body: { plan: null } },
    { method: 'DELETE', path: '/sim/transcript', body: undefined },
  ]);
  expect(log.filter((line) => line !== 'refreshed')).toEqual([
    'log.policy | good | log.done',
    'log.replyFaults spoil-some | good | log.done',
    'log.noReplyFaults | good | log.done',
    'log.clearTranscript | good | log.done',
  ]);
});
