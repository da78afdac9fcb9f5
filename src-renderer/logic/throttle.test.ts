import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { throttle } from './throttle.ts';

test('lets the first through, then one in each span', () => {
  const clock = manualClock(1_000_000);
  let calls = 0;
  const touch = throttle(clock, 5_000, () => calls++);
  touch();
  touch();
  clock.advance(4_999);
  touch();
  expect(calls).toBe(1);
  clock.advance(1);
  touch();
  touch();
  expect(calls).toBe(2);
});

test('survives a clock that is set back', () => {
  const clock = manualClock(1_000_000);
  let calls = 0;
  const touch = throttle(clock, 5_000, () => calls++);
  touch();
  clock.set(-3_600_000);
  touch();
  expect(calls).toBe(2);
});
