import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createLives } from './lives.ts';

function begun() {
  const clock = manualClock(1_000);
  return { clock, lives: createLives(clock) };
}

test('a row of this process ends by the time that passes, one of an earlier by the wall', () => {
  const { clock, lives } = begun();
  lives.begin('own', 61_000);
  lives.resume('earlier', 61_000);
  clock.set(3_600_000);
  expect(lives.overdue()).toEqual(['earlier']);
  expect([lives.hasEnded('own'), lives.hasEnded('earlier')]).toEqual([false, true]);
  expect(lives.next()).toBe(61_000);
  clock.set(-3_600_000);
  expect([lives.hasEnded('own'), lives.hasEnded('earlier')]).toEqual([false, false]);
  clock.advance(60_000);
  expect(lives.overdue()).toEqual(['earlier', 'own']);
});

test('the next end is told in the time of the wall, and gone with its row', () => {
  const { clock, lives } = begun();
  lives.begin('late', 9_000);
  lives.begin('soon', 5_000);
  expect(lives.next()).toBe(5_000);
  clock.set(100_000);
  expect(lives.next()).toBe(105_000);
  lives.over('soon');
  expect(lives.next()).toBe(109_000);
  expect(lives.ids()).toEqual(['late']);
  lives.over('late');
  expect(lives.next()).toBeUndefined();
});

test('a row that is not among them goes by its own date; without one it never ends', () => {
  const { lives } = begun();
  expect([lives.hasEnded('x', 1_000), lives.hasEnded('x', 1_001), lives.hasEnded('x')]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a flood that ends at once is named in parts', () => {
  const { clock, lives } = begun();
  for (let row = 0; row < 150; row++) lives.begin(String(row), 2_000);
  clock.advance(1_000);
  expect(lives.overdue()).toHaveLength(100);
});
