import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { limited } from './time.ts';

test('a promise in time gives its value and leaves no timer', async () => {
  const clock = manualClock();
  expect(await limited(clock, Promise.resolve(7), 100)).toBe(7);
  expect(clock.pending()).toBe(0);
});

test('a promise that hangs gives undefined', async () => {
  const clock = manualClock();
  const result = limited(clock, new Promise(() => {}), 100);
  clock.advance(100);
  expect(await result).toBeUndefined();
});
