import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { OutOfTime, withinTime } from './within-time.ts';

test('what ends in time is passed on, and no timer stays', async () => {
  const clock = manualClock();
  await expect(withinTime(clock, 100, Promise.resolve(7))).resolves.toBe(7);
  await expect(withinTime(clock, 100, Promise.reject(new Error('no')))).rejects.toThrow('no');
  await Promise.resolve();
  expect(clock.pending()).toBe(0);
});

test('what takes longer is given up at the limit, not before', async () => {
  const clock = manualClock();
  let given: unknown;
  const waiting = withinTime(clock, 100, new Promise(() => {})).catch((error: unknown) => {
    given = error;
  });
  clock.advance(99);
  await Promise.resolve();
  expect(given).toBeUndefined();
  clock.advance(1);
  await waiting;
  expect(given).toBeInstanceOf(OutOfTime);
});
