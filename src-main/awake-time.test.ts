import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { createAwakeTime } from './awake-time.ts';

function setUp() {
  const clock = manualClock(1_000_000);
  const watch = { isOn: true };
  const time = createAwakeTime(clock, 16, () => watch.isOn);
  return { clock, time, watch };
}

test('short steps are counted as they are', () => {
  const { clock, time } = setUp();
  for (let step = 0; step < 5; step++) {
    clock.advance(9);
    time.now();
  }
  expect(time.now()).toBe(45);
});

test('a pause counts as one step while somebody watches', () => {
  const { clock, time } = setUp();
  clock.advance(400);
  expect(time.now()).toBe(16);
});

test('a pause counts in full while nobody watches', () => {
  const { clock, time, watch } = setUp();
  watch.isOn = false;
  clock.advance(400);
  expect(time.now()).toBe(400);
});

test('a clock that is set back takes no time away', () => {
  const clock = manualClock(500);
  const time = createAwakeTime(clock, 16, () => true);
  clock.set(-400);
  expect(time.now()).toBe(0);
  clock.advance(8);
  expect(time.now()).toBe(8);
});
