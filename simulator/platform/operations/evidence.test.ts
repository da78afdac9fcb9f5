import { expect, test } from 'vitest';
import { citizenById } from '../../data/citizens.ts';
import { asserted, knownChecks, realNameLevel } from './evidence.ts';

test.each([
  [[], 0],
  [['PASSWORD'], 1],
  [['SMS'], 2],
  [['SS'], 3],
  [['ID3', 'CARD'], 3],
  [['FACE', 'CARD'], 0],
  [['ID3', 'FACE'], 4],
  [['SS', 'FACE', 'CARD'], 5],
] as const)('checks by %j are level %d (GB/T 39047 table 1)', (kinds, level) => {
  expect(realNameLevel(kinds, 5)).toBe(level);
});

test.each([0, 1, 2, 3, 4])('policy keeps level and evidence down to %d together', (maxLevel) => {
  const kinds = knownChecks(citizenById('zhang'));
  const source = { at: 1, provider: '1390000', traceId: 't' };
  expect(realNameLevel(kinds, maxLevel)).toBe(maxLevel);
  const told = asserted(kinds, maxLevel, source);
  expect(
    realNameLevel(
      told.map(({ kind }) => kind),
      5,
    ),
  ).toBe(maxLevel);
});

test('citizens differ in how they were checked', () => {
  const level = (id: string): number => realNameLevel(knownChecks(citizenById(id)), 5);
  expect([level('zhang'), level('li'), level('wang'), level('nobody')]).toEqual([4, 3, 2, 0]);
});
