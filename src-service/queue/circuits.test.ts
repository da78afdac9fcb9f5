import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { CIRCUIT_LIMITS } from './circuit.ts';
import { createCircuits } from './circuits.ts';

const HOUR_MS = 3_600_000;

/** Circuits of which `a` has just opened. */
function opened() {
  const clock = manualClock(HOUR_MS);
  const circuits = createCircuits(clock, () => 1);
  for (let n = 0; n < CIRCUIT_LIMITS.outages; n++) {
    circuits.began('a');
    circuits.failed('a');
  }
  return { circuits, clock };
}

test('each destination has its own, and one request finds out whether it is back', () => {
  const { circuits, clock } = opened();
  expect([circuits.mayTry('a'), circuits.mayTry('b')]).toEqual([false, true]);
  expect([circuits.openForMs('a'), circuits.openForMs('b')]).toEqual([
    CIRCUIT_LIMITS.firstMs,
    undefined,
  ]);
  clock.advance(CIRCUIT_LIMITS.firstMs);
  expect(circuits.mayTry('a')).toBe(true);
  circuits.began('a');
  expect([circuits.mayTry('a'), circuits.openForMs('a')]).toEqual([false, undefined]);
  circuits.answered('a');
  expect(circuits.mayTry('a')).toBe(true);
});

test.each([-HOUR_MS, HOUR_MS])('a clock that is set by %d ms changes nothing', (ms) => {
  const { circuits, clock } = opened();
  clock.set(ms);
  expect([circuits.mayTry('a'), circuits.openForMs('a')]).toEqual([false, CIRCUIT_LIMITS.firstMs]);
  clock.advance(CIRCUIT_LIMITS.firstMs);
  expect(circuits.mayTry('a')).toBe(true);
});

test('a request that is given up makes room and tells nothing', () => {
  const { circuits, clock } = opened();
  clock.advance(CIRCUIT_LIMITS.firstMs);
  circuits.began('a');
  circuits.givenUp('a');
  expect(circuits.mayTry('a')).toBe(true);
});

test('a sign that it is back lets one through, but not where it has asked to be left alone', () => {
  const { circuits } = opened();
  expect([circuits.sign('a'), circuits.mayTry('a')]).toEqual([true, true]);
  circuits.began('b');
  circuits.failed('b', 7_000);
  expect([circuits.sign('b'), circuits.openForMs('b')]).toEqual([false, 7_000]);
});
