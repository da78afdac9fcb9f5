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
  const sentAt = clock.elapsed();
  clock.advance(400);
  server.learn('hub', { serverTime: NOW + 10_200, sentAt, receivedAt: clock.elapsed() });
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
      server.learn('hub', { serverTime, sentAt: 0, receivedAt: clock.elapsed() });
      const error = Math.abs(server.now('hub') - (clock.now() + isAhead));
      expect(error).toBeLessThanOrEqual((there + back) / 2 + 1);
    }),
  );
});

test('each has its own time, and one not heard yet the terminal’s', () => {
  const server = createServerClock(manualClock(NOW));
  const told = (serverTime: number) => ({ serverTime, sentAt: 0, receivedAt: 0 });
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
    ...{ sentAt: -roundTripMs, receivedAt: 0 },
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
  const told = (ms: number) => ({ serverTime: NOW + ms, sentAt: 0, receivedAt: 0 });

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
    server.learn('a', { serverTime: 0, sentAt: 0, receivedAt: 0 });
    expect(server.now('a')).toBe(0);
  });
});

describe('once the terminal’s own clock is set', () => {
  const YEAR_MS = 365 * 86_400_000;
  test.each([YEAR_MS, -YEAR_MS, 6_000, -6_000])(
    'by %i ms, nothing counts that was learned',
    (by) => {
      const clock = manualClock(NOW - by);
      const server = createServerClock(clock);
      server.learn('hub', { serverTime: NOW, sentAt: 0, receivedAt: 0 });
      expect([server.now('hub'), server.knows('hub')]).toEqual([NOW, true]);
      clock.set(by);
      expect([server.now('hub'), server.knows('hub'), server.skewMs()]).toEqual([NOW, false, 0]);
    },
  );

  test('while an answer is on its way, the answer is right all the same', () => {
    const clock = manualClock(NOW - YEAR_MS);
    const server = createServerClock(clock);
    clock.set(YEAR_MS / 2);
    clock.advance(200);
    server.learn('hub', { serverTime: NOW + 100, sentAt: 0, receivedAt: 200 });
    expect(server.now('hub')).toBe(NOW + 200);
  });

  test('a clock that is steered forgets nobody', () => {
    const clock = manualClock(NOW);
    const server = createServerClock(clock);
    server.learn('hub', { serverTime: NOW + 700, sentAt: 0, receivedAt: 0 });
    for (let step = 0; step < 40; step++) clock.set(100);
    expect([server.knows('hub'), server.knows('1390000')]).toEqual([true, false]);
  });
});

test('an instant of the terminal’s is told as the other side has it', () => {
  const server = createServerClock(manualClock(NOW));
  server.learn('hub', { serverTime: NOW + 600_000, sentAt: 0, receivedAt: 0 });
  expect(server.at(NOW - 5_000, '1390000', 'hub')).toBe(NOW + 595_000);
  expect(server.at(NOW - 5_000, '1390000')).toBe(NOW - 5_000);
});

test('how far is far can be less where codes are held to less', () => {
  const onChange = vi.fn();
  const server = createServerClock(manualClock(NOW), onChange, 60_000);
  server.learn('hub', { serverTime: NOW + 60_001, sentAt: 0, receivedAt: 0 });
  expect(onChange).toHaveBeenCalledTimes(1);
});
