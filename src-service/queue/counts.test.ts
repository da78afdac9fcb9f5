import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createCounts } from './counts.ts';

function bench(rows: number) {
  const clock = manualClock(1_000);
  const world = { rows, writes: 0, counted: 0, behind: 0 };
  const { counts, stop } = createCounts(
    () => {
      world.counted++;
      return { waiting: world.rows, dead: 0 };
    },
    () => world.writes,
    clock,
    () => world.behind++,
  );
  function write(change: number): void {
    world.writes++;
    world.rows += change;
  }
  return { clock, world, counts, stop, write };
}

test('nothing is counted twice without a write between', () => {
  const { counts, world, write } = bench(3);
  counts();
  counts();
  expect(world.counted).toBe(1);
  write(1);
  expect(counts().waiting).toBe(4);
  expect(world.counted).toBe(2);
});

test('a backlog is counted twice a second, and once more after the last write', () => {
  const { clock, counts, world, write } = bench(100_000);
  for (let row = 0; row < 90; row++) {
    write(-1);
    counts();
    clock.advance(10);
  }
  expect(world.counted).toBe(2);
  expect(counts().waiting).toBe(99_949);
  clock.advance(100);
  expect(world.behind).toBe(2);
  expect(counts().waiting).toBe(99_910);
  expect(clock.pending()).toBe(0);
});

test('after a stop nobody is told', () => {
  const { clock, counts, world, write, stop } = bench(100_000);
  counts();
  write(-1);
  counts();
  stop();
  clock.advance(1_000);
  expect(world.behind).toBe(0);
});
