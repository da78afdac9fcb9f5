import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { LOCK_LOOK_MS, watchLock } from './lock-watch.ts';

test('a lock that is gone is noticed once, within its time, and nothing is waited for after it', () => {
  const clock = manualClock();
  let [isInPlace, lost] = [true, 0];
  watchLock({ isInPlace: () => isInPlace }, clock, () => lost++);
  clock.advance(10 * LOCK_LOOK_MS);
  expect(lost).toBe(0);
  isInPlace = false;
  clock.advance(LOCK_LOOK_MS);
  expect([lost, clock.pending()]).toEqual([1, 0]);
});

test('stopped, it looks no more', () => {
  const clock = manualClock();
  const stop = watchLock({ isInPlace: () => true }, clock, () => {});
  clock.advance(LOCK_LOOK_MS);
  stop();
  expect(clock.pending()).toBe(0);
});
