import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../../contract/clock.node.ts';
import { unwrap } from '../../../contract/result.ts';
import { DEFAULT_POLICY } from '../../control-api.ts';
import { memoryStore } from '../../platform/platform.fixture.ts';
import { startPlatform, type PlatformServer } from '../../platform/server.ts';
import { offeredPlans } from '../view/reply-faults.ts';
import { platformClient, type PlatformClient } from './client.ts';

/** The dock's own words at the simulated platform itself. */
let server: PlatformServer;
let platform: PlatformClient;
beforeAll(async () => {
  server = await startPlatform(systemClock, memoryStore(), 0);
  platform = platformClient(server.url);
});
afterAll(() => server.close());

test('the policy is what was set last', async () => {
  expect(await platform.policy()).toEqual({ ok: true, value: DEFAULT_POLICY });
  const policy = { ...DEFAULT_POLICY, maxLevel: 2, clockOffsetS: -400, relayOnly: true };
  unwrap(await platform.setPolicy(policy));
  expect(unwrap(await platform.policy())).toEqual(policy);
  unwrap(await platform.setPolicy(DEFAULT_POLICY));
});

test('every plan that the dock offers is taken', async () => {
  for (const { plan } of offeredPlans([], null)) {
    unwrap(await platform.setReplyFaults({ plan }));
    expect(unwrap(await platform.replyFaults())).toEqual({ plan });
  }
  unwrap(await platform.setReplyFaults({ plan: null }));
  expect(unwrap(await platform.replyFaults())).toEqual({ plan: null });
});

test('what a terminal asked is in the transcript until it is cleared', async () => {
  unwrap(await platform.clearTranscript());
  const headers = { 'content-type': 'application/json' };
  await fetch(`${server.url}/cs/1390000/v1/verify`, { method: 'POST', headers, body: '{}' });
  const [exchange, ...more] = unwrap(await platform.transcript());
  expect(exchange).toMatchObject({ operation: 'verify', requestSigned: 'absent' });
  expect(more).toEqual([]);
  unwrap(await platform.clearTranscript());
  expect(unwrap(await platform.transcript())).toEqual([]);
});
