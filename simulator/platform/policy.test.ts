import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { DEFAULT_POLICY } from '../control-api.ts';
import { clockByPolicy, makePolicyBook } from './policy.ts';

test('the platform’s clock is as far off as the policy says, and never before 1970', () => {
  const book = makePolicyBook();
  const clock = manualClock(10_000);
  const own = clockByPolicy(clock, book);
  expect(own.now()).toBe(10_000);
  book.set({ ...DEFAULT_POLICY, clockOffsetS: 60 });
  expect(own.now()).toBe(70_000);
  book.set({ ...DEFAULT_POLICY, clockOffsetS: -60 });
  expect(own.now()).toBe(0);
});

test('waiting takes as long as anywhere', () => {
  const clock = manualClock(0);
  const book = makePolicyBook();
  book.set({ ...DEFAULT_POLICY, clockOffsetS: 3_600 });
  let isOver = false;
  clockByPolicy(clock, book).after(5, () => (isOver = true));
  clock.advance(5);
  expect(isOver).toBe(true);
});
