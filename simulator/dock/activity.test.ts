import { expect, test } from 'vitest';
import { MAX_ACTIVITIES, timeOfDay, withActivity, type Activity } from './activity.ts';

function after(count: number): readonly Activity[] {
  let log: readonly Activity[] = [];
  for (let n = 1; n <= count; n++) {
    log = withActivity(log, { at: n, action: `do ${n}`, good: true, reply: '' });
  }
  return log;
}

test('the newest line stands first', () => {
  expect(after(3).map(({ action }) => action)).toEqual(['do 3', 'do 2', 'do 1']);
});

test('old lines go, and numbers are never used twice', () => {
  const log = after(MAX_ACTIVITIES + 5);
  expect(log).toHaveLength(MAX_ACTIVITIES);
  expect(log.at(-1)?.action).toBe('do 6');
  expect(new Set(log.map(({ id }) => id)).size).toBe(MAX_ACTIVITIES);
});

test('time of day has two digits everywhere', () => {
  expect(timeOfDay(new Date(2026, 0, 2, 3, 4, 5).getTime())).toBe('03:04:05');
});
