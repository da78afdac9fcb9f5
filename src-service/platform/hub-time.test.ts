import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { resolveRequestSchema } from '../../contract/platform/hub.ts';
import { CONFIG } from '../session/test-data.ts';
import { createHubTime } from './hub-time.ts';
import { createServerClock } from './server-clock.ts';
import { createSignedExchange } from './signed-exchange.ts';
import {
  type Asked,
  HUB,
  random,
  signedServer,
  TERMINAL,
  type Told,
} from './signed-server.fixture.ts';

const NOW = 1_780_000_000_000;
const YEAR_MS = 365 * 86_400_000;

async function stand(tell: (asked: Asked) => Told) {
  const { url, asked } = await signedServer(tell, HUB);
  const clock = manualClock(NOW + YEAR_MS);
  const serverClock = createServerClock(clock);
  const { crypto } = TERMINAL;
  const learn = createHubTime({
    config: { ...CONFIG, platform: { ...CONFIG.platform, hubUrl: url } },
    hub: { id: 'hub', signKeys: [HUB.keys.sign] },
    send: createSignedExchange({ crypto, clock, serverClock, randomBytes: random }),
    serverClock,
  });
  return { asked, clock, learn, serverClock };
}
const HEAD = { serverTime: NOW };

test.each<[string, Told]>([
  ['an answer', { head: HEAD, body: { entry: {} } }],
  ['a refusal of the clock', { status: 'CLOCK_SKEW', head: HEAD }],
  ['a refusal of the terminal', { status: 'TERMINAL_UNKNOWN', head: HEAD }],
])('the hub’s time is learned from %s', async (_what, told) => {
  const { asked, learn, serverClock } = await stand(() => told);
  await learn();
  expect(asked).toHaveLength(1);
  expect(resolveRequestSchema.safeParse(asked[0]!.raw).success).toBe(true);
  expect(Math.abs(serverClock.now('hub') - NOW)).toBeLessThan(1_000);
});

test.each<[string, Told]>([
  ['nobody has signed', { unsigned: true, head: HEAD }],
  ['answers another question', { head: { ...HEAD, nonce: '0'.repeat(32) } }],
])('nothing is learned from what %s', async (_what, told) => {
  const { learn, serverClock } = await stand(() => told);
  await learn();
  expect(serverClock.knows('hub')).toBe(false);
});

test('it is asked once, and again once the terminal’s clock was set, or where it is doubted', async () => {
  const { asked, clock, learn } = await stand(() => ({ head: HEAD }));
  await Promise.all([learn(), learn()]);
  await learn();
  expect(asked).toHaveLength(1);
  clock.set(-YEAR_MS);
  await learn();
  expect(asked).toHaveLength(2);
  await learn('anew');
  expect(asked).toHaveLength(3);
});
