import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { BOUNCE_MS, createBounce } from './bounce.ts';

const CODE = Uint8Array.from([1, 2, 3]);
const OTHER = Uint8Array.from([1, 2, 4]);

test('the same code from the same scanner is a repetition until it has been away', () => {
  const clock = manualClock();
  const bounce = createBounce(clock);
  expect(bounce.isRepetition('a', CODE)).toBe(false);
  clock.advance(BOUNCE_MS - 1);
  expect(bounce.isRepetition('a', CODE)).toBe(true);
  clock.advance(BOUNCE_MS - 1);
  expect(bounce.isRepetition('a', CODE)).toBe(true);
  clock.advance(BOUNCE_MS);
  expect(bounce.isRepetition('a', CODE)).toBe(false);
});

test('another code, and the same code at another scanner, are none', () => {
  const bounce = createBounce(manualClock());
  expect(bounce.isRepetition('a', CODE)).toBe(false);
  expect(bounce.isRepetition('b', CODE)).toBe(false);
  expect(bounce.isRepetition('a', OTHER)).toBe(false);
  expect(bounce.isRepetition('a', CODE)).toBe(false);
});

test('what was forgotten is no repetition, at this scanner only, and leaves no timer', () => {
  const clock = manualClock();
  const bounce = createBounce(clock);
  bounce.isRepetition('a', CODE);
  bounce.isRepetition('b', CODE);
  bounce.forget('a');
  bounce.forget('unknown');
  expect(clock.pending()).toBe(1);
  expect(bounce.isRepetition('a', CODE)).toBe(false);
  expect(bounce.isRepetition('b', CODE)).toBe(true);
});
