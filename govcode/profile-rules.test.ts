import { expect, test } from 'vitest';
import { codeProfileSchema } from './profile.ts';
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
