import { expect, test } from 'vitest';
import { manualClock } from './clock.ts';

test('timers run in the order in which they fall due, each at its own time', () => {
  const clock = manualClock(1_000);
  const seen: string[] = [];
  clock.after(20, () => seen.push(`b@${clock.now()}`));
  clock.after(10, () => {
    seen.push(`a@${clock.now()}`);
    clock.after(5, () => seen.push(`nested@${clock.now()}`));
  });
  clock.after(20, () => seen.push(`c@${clock.now()}`));
  clock.advance(20);
  expect(seen).toEqual(['a@1010', 'nested@1015', 'b@1020', 'c@1020']);
  expect(clock.now()).toBe(1_020);
});

test('a cancelled timer never runs', () => {
  const clock = manualClock();
  let ran = false;
  const cancel = clock.after(10, () => {
    ran = true;
  });
  cancel();
  cancel();
  clock.advance(100);
  expect(ran).toBe(false);
  expect(clock.pending()).toBe(0);
});
