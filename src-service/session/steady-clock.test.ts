import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createSteadyClock } from './steady-clock.ts';

const NOW = 1_780_000_000_000;
const HOUR_MS = 3_600_000;

test('it is the machine’s clock, also where that is set forward', () => {
  const clock = manualClock(NOW);
  const steady = createSteadyClock(clock);
  clock.advance(500);
  expect([steady.now(), steady.aheadMs()]).toEqual([NOW + 500, 0]);
  clock.set(HOUR_MS);
  expect([steady.now(), steady.aheadMs()]).toEqual([NOW + 500 + HOUR_MS, 0]);
});

test('it goes on where the machine’s clock is set back, until there is a rest', () => {
  const clock = manualClock(NOW);
  const steady = createSteadyClock(clock);
  expect(steady.now()).toBe(NOW);
  clock.set(-8 * HOUR_MS);
  clock.advance(700);
  expect([steady.now(), steady.aheadMs()]).toEqual([NOW + 700, 8 * HOUR_MS]);
  clock.set(HOUR_MS);
  expect([steady.now(), steady.aheadMs()]).toEqual([NOW + 700, 7 * HOUR_MS]);
  steady.rest();
  expect([steady.now(), steady.aheadMs()]).toEqual([clock.now(), 0]);
});

test('two clocks that tick at different moments are not one that was set', () => {
  const clock = manualClock(NOW);
  const steady = createSteadyClock(clock);
  steady.now();
  clock.set(-99);
  expect(steady.aheadMs()).toBe(0);
  clock.set(-1);
  expect(steady.aheadMs()).toBe(100);
});
