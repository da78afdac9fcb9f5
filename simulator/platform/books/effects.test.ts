import { expect, test } from 'vitest';
import { manualClock } from '../../../contract/clock.ts';
import { makeEffects } from './effects.ts';

test('effects keep their order and time', () => {
  const clock = manualClock(1_000);
  const effects = makeEffects(clock);
  effects.add('verified', 'r1', 'zhang');
  clock.advance(5);
  effects.add('consented', 'r2', 'zhang');
  expect(effects.all()).toEqual([
    { at: 1_000, kind: 'verified', requestId: 'r1', citizenId: 'zhang' },
    { at: 1_005, kind: 'consented', requestId: 'r2', citizenId: 'zhang' },
  ]);
});

test('repetitions are noted beside them', () => {
  const effects = makeEffects(manualClock(7));
  effects.add('listed', 'r1', 'zhang');
  effects.repeat('list', 'r1');
  expect(effects.repetitions()).toEqual([{ at: 7, operation: 'list', requestId: 'r1' }]);
  expect(effects.count()).toBe(1);
});

test('the list is capped, the count is not', () => {
  const effects = makeEffects(manualClock());
  for (let n = 0; n < 10_001; n += 1) effects.add('listed', String(n), 'li');
  expect(effects.all()).toHaveLength(10_000);
  expect(effects.all()[0]?.requestId).toBe('1');
  expect(effects.count()).toBe(10_001);
});
