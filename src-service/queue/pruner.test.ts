import { expect, test } from 'vitest';
import { manualClock } from '../../contract/clock.ts';
import { createPruner, PRUNE_LIMITS } from './pruner.ts';

const DAY_MS = 86_400_000;
const NOW = 100 * DAY_MS;
const { rows, moreMs, everyMs } = PRUNE_LIMITS;

/** A queue with so many rows that may go. */
function stand(old: number) {
  const clock = manualClock(NOW);
  const asked: { at: number; before: number; removed: number }[] = [];
  let left = old;
  const pruner = createPruner(
    {
      prune(before, limit) {
        const removed = Math.min(left, limit);
        left -= removed;
        asked.push({ at: clock.elapsed(), before, removed });
        return removed;
      },
    },
    clock,
    30,
  );
  return { asked, clock, pruner };
}

test('a few at a time until there are no more, then once an hour', () => {
  const { asked, clock, pruner } = stand(2 * rows + 1);
  pruner.start();
  clock.advance(3 * moreMs);
  expect(asked.map(({ at, removed }) => [at, removed])).toEqual([
    [moreMs, rows],
    [2 * moreMs, rows],
    [3 * moreMs, 1],
  ]);
  expect(asked[0]?.before).toBe(NOW + moreMs - 30 * DAY_MS);
  clock.advance(everyMs - 1);
  expect(asked).toHaveLength(3);
  clock.advance(1);
  expect(asked).toHaveLength(4);
});

test('not before the start, and not after the stop', () => {
  const { asked, clock, pruner } = stand(rows);
  clock.advance(everyMs);
  pruner.start();
  pruner.stop();
  pruner.start();
  clock.advance(everyMs);
  expect([asked, clock.pending()]).toEqual([[], 0]);
});
