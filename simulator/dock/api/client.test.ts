import { afterEach, beforeEach, expect, test } from 'vitest';
import { MAX_REPLY_BYTES } from '../../../contract/platform/common.ts';
import { DEFAULT_POLICY } from '../../control-api.ts';
import { DEVICES, EXCHANGE, PLAN, PLATFORM, SCAN_SESSION, ZHANG } from '../testing/samples.ts';
import { answerJson, serve, type TestServer } from '../testing/serve.ts';
import { cardOf } from '../view/citizen.ts';
import { devicesClient, platformClient } from './client.ts';

const ANSWERS: Readonly<Record<string, unknown>> = {
  '/sim/scan-sessions': [SCAN_SESSION],
  '/sim/transcript': [EXCHANGE],
  '/sim/policy': DEFAULT_POLICY,
  '/sim/reply-faults': { plan: PLAN },
  '/sim/reply-fault-plans': [PLAN],
};

let server: TestServer;

beforeEach(async () => {
  server = await serve((response, { method, path }) => {
    if (path === '/api/state') answerJson(response, DEVICES);
    else if (path === '/sim/state') answerJson(response, PLATFORM);
    else if (method === 'GET' && path in ANSWERS) answerJson(response, ANSWERS[path]);
    else if (method === 'POST' && path === '/sim/codes') {
      answerJson(response, { code: '139', expiresAt: 5 });
    } else response.end();
  });
});
afterEach(() => server.close());

test('reads both states', async () => {
  expect(await devicesClient(server.url).state()).toEqual({ ok: true, value: DEVICES });
  expect(await platformClient(server.url).state()).toEqual({ ok: true, value: PLATFORM });
});

test('asks the devices as the contract says', async () => {
  const devices = devicesClient(server.url);
  const card = cardOf(ZHANG);
  const answers = [
    await devices.scan('s 1/../x', '\u0002a', 'Q1'),
    await devices.putCard('r', card),
    await devices.liftCard('r'),
    await devices.setPlugged('s', true),
    await devices.setPlugged('s', false),
    await devices.move('s'),
    await devices.setFaults('s', 'flood'),
    await devices.setFaults('s', undefined),
    await devices.add('new', 'ssi'),
    await devices.remove('new'),
  ];
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(server.received).toEqual([
    {
      method: 'POST',
      path: '/api/scanners/s%201%2F..%2Fx/scan',
      body: { text: '\u0002a', aim: 'Q1' },
    },
    { method: 'PUT', path: '/api/readers/r/card', body: card },
    { method: 'DELETE', path: '/api/readers/r/card', body: undefined },
    { method: 'POST', path: '/api/devices/s/plug', body: undefined },
    { method: 'POST', path: '/api/devices/s/unplug', body: undefined },
    { method: 'POST', path: '/api/devices/s/move', body: undefined },
    { method: 'PUT', path: '/api/devices/s/faults', body: { name: 'flood' } },
    { method: 'DELETE', path: '/api/devices/s/faults', body: undefined },
    { method: 'POST', path: '/api/devices', body: { id: 'new', family: 'ssi' } },
    { method: 'DELETE', path: '/api/devices/new', body: undefined },
  ]);
});

test('asks the platform as the contract says', async () => {
  const platform = platformClient(server.url);
  const request = { citizenId: 'zhang', flaw: 'used', lifetimeS: 5 } as const;
  const faults = { mode: 'garbage', latencyMs: 250 } as const;
  expect(await platform.issueCode(request)).toEqual({
    ok: true,
    value: { code: '139', expiresAt: 5 },
  });
  expect(await platform.setFaults(faults)).toEqual({ ok: true, value: undefined });
  expect(server.received).toEqual([
    { method: 'POST', path: '/sim/codes', body: request },
    { method: 'PUT', path: '/sim/faults', body: faults },
  ]);
});

test('reads what the platform shows of the trust path', async () => {
  const platform = platformClient(server.url);
  expect(await platform.scanSessions()).toEqual({ ok: true, value: [SCAN_SESSION] });
  expect(await platform.transcript()).toEqual({ ok: true, value: [EXCHANGE] });
  expect(await platform.policy()).toEqual({ ok: true, value: DEFAULT_POLICY });
  expect(await platform.replyFaults()).toEqual({ ok: true, value: { plan: PLAN } });
  expect(await platform.replyFaultPlans()).toEqual({ ok: true, value: [PLAN] });
});

test('reads a transcript that no terminal would', async () => {
  const long = await serve((response) => {
    const reply = 'x'.repeat(MAX_REPLY_BYTES);
    answerJson(response, [{ ...EXCHANGE, reply }]);
  });
  const platform = platformClient(long.url);
  expect((await platform.transcript()).ok).toBe(true);
  expect(await platform.policy()).toEqual({ ok: false, error: { kind: 'invalid' } });
  await long.close();
});
