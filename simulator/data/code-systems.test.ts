import { expect, test } from 'vitest';
import { BUILT_IN_PROFILE_DATA } from '../../govcode/profiles.ts';
import { CODE_SYSTEMS, codeSystemById } from './code-systems.ts';

test('all three kinds are there, and one that is suspended', () => {
  const kinds = new Set(CODE_SYSTEMS.map((system) => system.kind));
  expect([...kinds].sort()).toEqual(['department', 'national', 'region']);
  expect(CODE_SYSTEMS.filter((system) => system.status === 'SUSPENDED')).toHaveLength(1);
});

test('the first digit of the identifier tells the kind', () => {
  const digit = { national: '0', region: '1', department: '2' };
  for (const system of CODE_SYSTEMS) expect(system.codeSystemId[0]).toBe(digit[system.kind]);
});

test('dynamic codes live a minute or two', () => {
  expect(new Set(CODE_SYSTEMS.map(({ codeLifetimeS }) => codeLifetimeS))).toEqual(
    new Set([60, 120]),
  );
});

test('every code profile that comes with the program is in use, and one system is not listed', () => {
  const used = new Set(CODE_SYSTEMS.flatMap(({ profiles }) => profiles));
  expect([...used].sort()).toEqual(BUILT_IN_PROFILE_DATA.map(({ id }) => id).sort());
  expect(CODE_SYSTEMS.filter(({ isListed }) => !isListed)).toHaveLength(1);
});

test('a code system is found by identifier', () => {
  expect(codeSystemById('2000333')?.kind).toBe('department');
  expect(codeSystemById('2000334')).toBeUndefined();
});
