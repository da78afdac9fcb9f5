import { expect, onTestFinished, test, vi } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import type { PlatformStatus } from '../../contract/platform/common.ts';
import { answering, replyHead, serve } from './http.fixture.ts';
import { createReachability } from './reachability.ts';

const INTERVAL_MS = 5_000;
const OFFLINE_MS = 1_500;
type Mood = PlatformStatus | 'reset' | 'silent' | 'garbage' | 'portal' | 'foreign-json';

/** A platform in a mood, and a terminal that watches it with a clock in the test's hands. */
async function stand(first: Mood, timeoutMs = 5_000) {
  const clock = manualClock(1_000);
  const at = { mood: first, asked: 0, answered: 0 };
  const { url } = await serve((request, response) => {
    at.asked++;
    response.on('close', () => at.answered++);
    if (at.mood === 'reset') return void request.socket.resetAndDestroy();
    if (at.mood === 'silent') return;
    if (at.mood === 'garbage') return void response.end('<html>');
    if (at.mood === 'portal') {
      response.writeHead(200, { 'content-type': 'text/html' });
      return void response.end('<html><title>Log in to this network</title></html>');
    }
    if (at.mood === 'foreign-json') return answering({ online: true })(request, response);
    answering({ head: replyHead(at.mood) }, at.mood === 'OK' ? 200 : 400)(request, response);
  });
  const seen: string[] = [];
  const reachability = createReachability({
    hubUrl: url,
    timeoutMs,
    intervalMs: INTERVAL_MS,
    clock,
    onChange: ({ state, since }) => seen.push(`${state}@${since}`),
  });
  onTestFinished(() => reachability.stop());
  // The next probe is planned when the answer to the one before has been taken in.
  const settled = () => vi.waitFor(() => expect(clock.pending()).toBe(1), { interval: 2 });
  return { at, clock, reachability, seen, settled };
}

test('before the first answer nobody knows', async () => {
  const { reachability, seen, settled } = await stand('OK');
  expect(reachability.view()).toEqual({ state: 'unknown', since: 1_000 });
  reachability.start();
  await settled();
  expect(reachability.view()).toEqual({ state: 'online', since: 1_000 });
  expect(seen).toEqual(['online@1000']);
});

test.each<[Mood, string]>([
  ['OK', 'online'],
  ['TERMINAL_REFUSED', 'online'],
  ['RATE_LIMIT', 'online'],
  ['INTERNAL', 'offline'],
  ['reset', 'offline'],
  ['silent', 'offline'],
  ['garbage', 'offline'],
  ['portal', 'offline'],
  ['foreign-json', 'offline'],
])('a platform that answers with %s is %s', async (mood, state) => {
  const { reachability, settled } = await stand(mood, 100);
  reachability.start();
  await settled();
  expect(reachability.view().state).toBe(state);
});

test('it is told once that it went and once that it came back', async () => {
  const { at, clock, reachability, seen, settled } = await stand('OK');
  reachability.start();
  for (const mood of ['OK', 'reset', 'reset', 'OK', 'OK'] as const) {
    await settled();
    at.mood = mood;
    clock.advance(reachability.view().state === 'online' ? INTERVAL_MS : OFFLINE_MS);
  }
  await settled();
  const went = 1_000 + 2 * INTERVAL_MS;
  expect(seen).toEqual(['online@1000', `offline@${went}`, `online@${went + 2 * OFFLINE_MS}`]);
});

test('online it is asked at its interval, offline sooner', async () => {
  const { at, clock, reachability, settled } = await stand('OK');
  reachability.start();
  await settled();
  clock.advance(INTERVAL_MS - 1);
  expect(clock.pending()).toBe(1);
  at.mood = 'reset';
  clock.advance(1);
  expect(clock.pending()).toBe(0);
  await settled();
  clock.advance(OFFLINE_MS - 1);
  expect(clock.pending()).toBe(1);
  clock.advance(1);
  expect(clock.pending()).toBe(0);
  await settled();
  expect(at.asked).toBe(3);
});

test('who was disappointed asks at once, and it goes on with one turn, not two', async () => {
  const { at, clock, reachability, seen, settled } = await stand('OK');
  reachability.start();
  await settled();
  at.mood = 'reset';
  reachability.recheck();
  reachability.recheck();
  await settled();
  await vi.waitFor(() => expect(at.answered).toBe(3));
  expect(clock.pending()).toBe(1);
  expect(seen).toEqual(['online@1000', 'offline@1000']);
});

test('an answer that is overtaken by a later question does not count', async () => {
  const { at, reachability, seen, settled } = await stand('silent', 300);
  reachability.start();
  await vi.waitFor(() => expect(at.asked).toBe(1));
  at.mood = 'OK';
  reachability.recheck();
  await settled();
  await vi.waitFor(() => expect(at.answered).toBe(2));
  expect(seen).toEqual(['online@1000']);
});

test('after the stop nothing is asked and nothing told', async () => {
  const { at, clock, reachability, seen } = await stand('silent');
  reachability.start();
  await vi.waitFor(() => expect(at.asked).toBe(1));
  reachability.stop();
  await vi.waitFor(() => expect(at.answered).toBe(1));
  reachability.recheck();
  clock.advance(INTERVAL_MS);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([at.asked, seen, clock.pending()]).toEqual([1, [], 0]);
});
