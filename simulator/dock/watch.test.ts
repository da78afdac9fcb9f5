import { afterEach, expect, test, vi } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { DEFAULT_POLICY } from '../control-api.ts';
import { DEVICES, PLATFORM } from './testing/samples.ts';
import { answerJson, serve, type TestServer } from './testing/serve.ts';
import { createWatch, POLL_INTERVAL_MS } from './watch.ts';

const servers: TestServer[] = [];

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

async function simulators() {
  const platform = await serve((response, { path }) => {
    if (path === '/sim/state') answerJson(response, PLATFORM);
    else if (path === '/sim/policy') answerJson(response, DEFAULT_POLICY);
    else answerJson(response, {}, 404);
  });
  const devices = await serve((response) =>
    answerJson(response, { ...DEVICES, platformUrl: platform.url }),
  );
  servers.push(platform, devices);
  return { platform, devices };
}

const states = ({ received }: TestServer) => received.filter(({ path }) => path === '/sim/state');
const lists = ({ received }: TestServer) => received.filter(({ path }) => path === '/api/state');

test('finds the platform through the device simulator, and stops with it', async () => {
  const { platform, devices } = await simulators();
  const clock = manualClock();
  const watch = createWatch(devices.url, clock);
  watch.start();
  await vi.waitFor(() => expect(watch.platform.snapshot().value).toEqual(PLATFORM));
  expect(watch.devices.snapshot().value?.platformUrl).toBe(platform.url);

  clock.advance(POLL_INTERVAL_MS);
  await vi.waitFor(() => expect(states(platform)).toHaveLength(2));
  watch.stop();
  clock.advance(10 * POLL_INTERVAL_MS);
  await watch.refresh();
  expect(lists(devices)).toHaveLength(2);
  expect(states(platform)).toHaveLength(2);
});

test('a refresh has both answers when it settles', async () => {
  const { platform, devices } = await simulators();
  const watch = createWatch(devices.url, manualClock());
  watch.start();
  await vi.waitFor(() => expect(watch.platform.snapshot().value).toBeDefined());
  await platform.close();
  await watch.refresh();
  expect(watch.platform.snapshot()).toEqual({
    value: PLATFORM,
    failure: { kind: 'unreachable' },
  });
  expect(watch.devices.snapshot().failure).toBeUndefined();
  watch.stop();
});

test('without a device simulator nobody asks the platform', async () => {
  const { platform, devices } = await simulators();
  await devices.close();
  const clock = manualClock();
  const watch = createWatch(devices.url, clock);
  watch.start();
  await vi.waitFor(() => expect(watch.devices.snapshot().failure).toBeDefined());
  clock.advance(POLL_INTERVAL_MS);
  await watch.refresh();
  expect(platform.received).toEqual([]);
  expect(watch.platform.snapshot()).toEqual({ value: undefined, failure: undefined });
  watch.stop();
});

test('what an older platform lacks leaves the rest alone', async () => {
  const { devices } = await simulators();
  const watch = createWatch(devices.url, manualClock());
  watch.start();
  await vi.waitFor(() => expect(watch.trust.policy.snapshot().value).toEqual(DEFAULT_POLICY));
  await vi.waitFor(() =>
    expect(watch.trust.transcript.snapshot().failure).toMatchObject({ status: 404 }),
  );
  expect(watch.platform.snapshot().failure).toBeUndefined();
  watch.stop();
});
