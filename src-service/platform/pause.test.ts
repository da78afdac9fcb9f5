import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { pause } from './pause.ts';

test('it ends by the clock', async () => {
  const clock = manualClock();
  let isOver = false;
  const over = pause(clock, 100).then(() => (isOver = true));
  clock.advance(99);
  await Promise.resolve();
  expect(isOver).toBe(false);
  clock.advance(1);
  await over;
});

test('it ends with its session, and leaves no timer', async () => {
  const clock = manualClock();
  const session = new AbortController();
  const over = pause(clock, 100, session.signal);
  session.abort();
  await over;
  await pause(clock, 100, session.signal);
  expect(clock.pending()).toBe(0);
});
