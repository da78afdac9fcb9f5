import { expect, test } from 'vitest';
import { createStateLog } from './state-log.ts';

test('a state begins when it is noted first', () => {
  let now = 5;
  const log = createStateLog(() => now);
  expect([log.state(), log.since()]).toEqual(['absent', 5]);
  now = 9;
  log.note('ready');
  now = 12;
  log.note('ready');
  expect([log.state(), log.since()]).toEqual(['ready', 9]);
});

test('who waits is told of the first state that fits, or that none came', async () => {
  const log = createStateLog(() => 0);
  expect(await log.reaches(['absent'], 0)).toBe(true);
  const busy = log.reaches(['busy', 'faulty'], 1_000);
  const never = log.reaches(['opening'], 20);
  log.note('ready');
  log.note('busy');
  log.note('ready');
  expect(await busy).toBe(true);
  expect(await never).toBe(false);
});
