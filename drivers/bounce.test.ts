import { expect, test } from 'vitest';
import { manualClock } from '../contract/clock.ts';
import { BOUNCE_MS, createBounce } from './bounce.ts';

const CODE = Uint8Array.from([1, 2, 3]);
const OTHER = Uint8Array.from([1, 2, 4]);

test('the same code from the same scanner is a repetition until it has been away', () => {
  const clock = manualClock();
  const isRepetition = createBounce(clock);
  expect(isRepetition('a', CODE)).toBe(false);
  clock.advance(BOUNCE_MS - 1);
  expect(isRepetition('a', CODE)).toBe(true);
  clock.advance(BOUNCE_MS - 1);
  expect(isRepetition('a', CODE)).toBe(true);
  clock.advance(BOUNCE_MS);
  expect(isRepetition('a', CODE)).toBe(false);
});

test('another code, and the same code at another scanner, are none', () => {
  const isRepetition = createBounce(manualClock());
  expect(isRepetition('a', CODE)).toBe(false);
  expect(isRepetition('b', CODE)).toBe(false);
  expect(isRepetition('a', OTHER)).toBe(false);
  expect(isRepetition('a', CODE)).toBe(false);
});
