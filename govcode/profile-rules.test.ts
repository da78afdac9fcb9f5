import { describe, expect, test } from 'vitest';
import { codeProfileSchema, type ProfileData } from './profile.ts';
import { profileProblems } from './profile-rules.ts';
import { BUILT_IN_PROFILE_DATA } from './profiles.ts';

test('the built-in profiles hold together', () => {
  for (const data of BUILT_IN_PROFILE_DATA) expect(profileProblems(data)).toEqual([]);
});

test('every problem is found at once, each at its key', () => {
  const [data] = BUILT_IN_PROFILE_DATA;
  const broken = { ...data!, secret: 'none', match: { ...data!.match, maxLength: 99 } };
  expect(profileProblems(broken).map(({ path }) => path.join('.'))).toEqual(['secret', 'match']);
  expect(codeProfileSchema.safeParse(broken).success).toBe(false);
});

describe('a profile that could never read a code is refused', () => {
  const [asc, , wrapped] = BUILT_IN_PROFILE_DATA as [ProfileData, ProfileData, ProfileData];
  const withCheck = (check: object): ProfileData => ({
    ...asc,
    check: check as ProfileData['check'],
  });
  const mod112 = { algorithm: 'mod11-2', segment: 'check' };
  const routed = (map: Record<string, string>): ProfileData => ({
    ...asc,
    routeKey: { segment: 'channelType', map },
  });
  const digits = asc.segments.map((one) =>
    one.name === 'check' ? { ...one, charset: '0-9' as const } : one,
  );

  test.each<[string, ProfileData, string]>([
    ['a check of digits over letters', withCheck(mod112), 'check.algorithm'],
    ['the same by name', withCheck({ ...mod112, over: ['version', 'token'] }), 'check.over'],
    [
      'a segment that is checked thrice',
      withCheck({ ...asc.check, over: ['version', 'version', 'version'] }),
      'check.over',
    ],
    ['a place for a letter that holds digits only', { ...asc, segments: digits }, 'check.segment'],
    ['addresses only, and none', { ...wrapped, urlWrappers: [] }, 'match.bare'],
    ['a map without a value', routed({}), 'routeKey.map'],
    [
      'a map of values that there are not',
      routed({ '01': '1390000', '001': '1390000' }),
      'routeKey.map.001',
    ],
    [
      'a list of values that there are not',
      {
        ...asc,
        segments: asc.segments.map((one) =>
          one.name === 'version' ? { ...one, oneOf: ['01', '1'] } : one,
        ),
      },
      'segments.0.oneOf.1',
    ],
    [
      'a beginning of other characters',
      { ...asc, match: { ...asc.match, prefix: '0-' } },
      'match.prefix',
    ],
    [
      'a lead of other characters',
      { ...asc, lead: '01-', match: { ...asc.match, minLength: 39 } },
      'lead',
    ],
    [
      'a lead that is not the beginning',
      { ...asc, lead: '02', match: { ...asc.match, minLength: 38 } },
      'lead',
    ],
  ])('%s', (_what, data, place) => {
    expect(profileProblems(data).map(({ path }) => path.join('.'))).toEqual([place]);
  });

  test('and a check of digits over digits is not', () => {
    expect(profileProblems(withCheck({ ...mod112, over: ['version', 'codeSystemId'] }))).toEqual(
      [],
    );
  });
});
