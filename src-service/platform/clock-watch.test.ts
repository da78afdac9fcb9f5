import { expect, test, vi } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createClockWatch } from './clock-watch.ts';
import { createServerClock } from './server-clock.ts';

test('a clock that is set is noticed once, and again once the hub has told the time anew', () => {
  const clock = manualClock(1_780_000_000_000);
  const serverClock = createServerClock(clock);
  const onSet = vi.fn();
  const watch = createClockWatch(clock, serverClock, onSet);
  const hear = (): void => {
    const at = clock.elapsed();
    serverClock.learn('hub', { serverTime: 1_780_000_000_000, sentAt: at, receivedAt: at });
  };
  watch.start();
  clock.set(3_600_000);
  clock.advance(60_000);
  expect(onSet).not.toHaveBeenCalled();
  for (const times of [1, 2]) {
    hear();
    clock.advance(60_000);
    clock.set(-3_600_000);
    clock.advance(60_000);
    expect(onSet).toHaveBeenCalledTimes(times);
  }
  watch.stop();
  expect(clock.pending()).toBe(0);
});
