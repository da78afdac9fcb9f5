import { expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { type CodeProfile, compileProfile } from './compile.ts';
import { overlapsOf } from './overlaps.ts';
import type { ProfileData } from './profile.ts';
import { BUILT_IN_PROFILE_DATA, BUILT_IN_PROFILES } from './profiles.ts';
import { BUILT_IN_TABLES } from './tables.ts';

const [plain, , wrapped] = BUILT_IN_PROFILE_DATA as [ProfileData, ProfileData, ProfileData];

function like(data: ProfileData, match: Partial<ProfileData['match']>, host?: string): CodeProfile {
  const urlWrappers = data.urlWrappers.map((one) => ({ ...one, hosts: [host ?? 'b.example'] }));
  const changed = { ...data, id: 'OTHER', match: { ...data.match, ...match }, urlWrappers };
  return unwrap(compileProfile(changed, BUILT_IN_TABLES));
}

function overlapOf(one: ProfileData, other: CodeProfile): boolean {
  return overlapsOf([unwrap(compileProfile(one, BUILT_IN_TABLES)), other]).length > 0;
}

test('nothing can look like two of the built-in profiles', () => {
  expect(overlapsOf(BUILT_IN_PROFILES)).toEqual([]);
});

test.each([
  ['the same beginning', {}, true],
  ['a longer beginning', { prefix: '011' }, true],
  ['a shorter beginning', { prefix: '0' }, true],
  ['no beginning', { prefix: '' }, true],
  ['another beginning', { prefix: '02' }, false],
  ['a beginning that the first cannot have', { prefix: '01:' }, false],
  ['other lengths', { minLength: 53, maxLength: 60 }, false],
  ['one length of both', { minLength: 52, maxLength: 60 }, true],
  ['only within an address', { bare: false }, false],
])('%s', (_what, match, expected) => {
  expect(overlapOf(plain, like(plain, match))).toBe(expected);
});

test.each([
  ['code.city.example', true],
  ['a.code.city.example', true],
  ['*.city.example', true],
  ['city.example', false],
  ['other.example', false],
])('addresses at %s', (host, expected) => {
  expect(overlapOf(wrapped, like(wrapped, {}, host))).toBe(expected);
});
