import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createServerClock, LARGE_SKEW_MS, SHARP_MS } from './server-clock.ts';

const NOW = 1_780_000_000_000;

test('before anybody was heard it is the terminal’s own time', () => {
  const clock = manualClock(NOW);
  const server = createServerClock(clock);
  expect([server.now('hub'), server.skewMs()]).toEqual([NOW, 0]);
});

test('the answer is taken as half a round trip old', () => {
  const clock = manualClock(NOW);
  const server = createServerClock(clock);
  const sentAt = clock.now();
  clock.advance(400);
  server.learn('hub', { serverTime: NOW + 10_200, sentAt, receivedAt: clock.now() });
  expect(server.now('hub')).toBe(NOW + 10_400);
  clock.advance(1_000);
  expect(server.now('hub')).toBe(NOW + 11_400);
});

test('the error is at most half of the round trip, whichever way was the slow one', () => {
  const way = fc.integer({ min: 0, max: 4_000 });
  const offset = fc.integer({ min: -1e9, max: 1e9 });
  fc.assert(
    fc.property(way, way, offset, (there, back, isAhead) => {
      const clock = manualClock(NOW);
      const server = createServerClock(clock);
      clock.advance(there + back);
      const serverTime = NOW + there + isAhead;
      server.learn('hub', { serverTime, sentAt: NOW, receivedAt: clock.now() });
      const error = Math.abs(server.now('hub') - (clock.now() + isAhead));
      expect(error).toBeLessThanOrEqual((there + back) / 2 + 1);
    }),
  );
});

test('each has its own time, and one not heard yet the terminal’s', () => {
  const server = createServerClock(manualClock(NOW));
  const told = (serverTime: number) => ({ serverTime, sentAt: NOW, receivedAt: NOW });
  server.learn('1390000', told(NOW + 90_000));
  expect(['hub', '1390000', '1391000'].map((peer) => server.now(peer) - NOW)).toEqual([
    0, 90_000, 0,
  ]);
  server.learn('hub', told(NOW + 60_000));
  expect(['hub', '1390000', '1391000'].map((peer) => server.now(peer) - NOW)).toEqual([
    60_000, 90_000, 0,
  ]);
  // Where the hub is between, its time stands in for one who was not heard.
  expect(['1390000', '1391000'].map((peer) => server.now(peer, 'hub') - NOW)).toEqual([
    90_000, 60_000,
  ]);
});

describe('of several samples', () => {
  /** One that was told `aheadMs` ahead, after being on its way for so long. */
  const after = (roundTripMs: number, aheadMs: number) => ({
    serverTime: NOW + aheadMs,
    ...{ sentAt: NOW - roundTripMs, receivedAt: NOW },
  });
  test.each([
    ['a sharp one always counts', [after(0, 50), after(SHARP_MS - 2, 0)], SHARP_MS / 2 - 1],
    ['a slow one counts where there is none', [after(4_000, 0)], 2_000],
    ['a slow one does not replace a better one', [after(10, 5), after(4_000, -1_000)], 10],
    ['a slow one replaces a slower one', [after(4_000, 0), after(3_000, 0)], 1_500],
    ['a slow one shows that a clock was set', [after(10, 5), after(4_000, 60_000)], 62_000],
  ])('%s', (_what, samples, offsetMs) => {
    const server = createServerClock(manualClock(NOW));
    for (const sample of samples) server.learn('hub', sample);
    expect(server.now('hub') - NOW).toBe(offsetMs);
  });
});

describe('a clock that is far off', () => {
  const far = LARGE_SKEW_MS + 1;
  const told = (ms: number) => ({ serverTime: NOW + ms, sentAt: NOW, receivedAt: NOW });

  test('is the terminal’s where all say so, and somebody else’s where one agrees', () => {
    const server = createServerClock(manualClock(NOW));
    server.learn('a', told(-far));
    server.learn('b', told(2 * far));
    expect(server.skewMs()).toBe(-far);
    server.learn('c', told(20));
    expect(server.skewMs()).toBe(20);
  });

  test('is told once when it comes and once when it goes', () => {
    const onChange = vi.fn();
    const server = createServerClock(manualClock(NOW), onChange);
    for (const ms of [LARGE_SKEW_MS, far, far + 5, 0, 0]) server.learn('a', told(ms));
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  test('has no time before 1970', () => {
    const server = createServerClock(manualClock(1_000));
    server.learn('a', { serverTime: 0, sentAt: 5_000, receivedAt: 5_000 });
    expect(server.now('a')).toBe(0);
  });
});
