import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { LIMIT_MS, withinLimit } from './time-limit.ts';

test('an answer in time is the answer, and nothing waits any more', async () => {
  const clock = manualClock();
  expect(await withinLimit(clock, Promise.resolve('codes'))).toBe('codes');
  expect(clock.pending()).toBe(0);
});

test('a thread that does not answer is too slow, once its time is over', async () => {
  const clock = manualClock();
  const thread = Promise.withResolvers<string>();
  let came: string | undefined;
  const reading = withinLimit(clock, thread.promise).then((answer) => (came = answer));
  clock.advance(LIMIT_MS - 1);
  await Promise.resolve();
  expect(came).toBeUndefined();
  clock.advance(1);
  expect(await reading).toBe('too-slow');
});

test('a thread that fails fails, and nothing waits any more', async () => {
  const clock = manualClock();
  await expect(withinLimit(clock, Promise.reject(new Error('closed')))).rejects.toThrow('closed');
  expect(clock.pending()).toBe(0);
});
