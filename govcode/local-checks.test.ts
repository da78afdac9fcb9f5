import { describe, expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { compileProfile } from './compile.ts';
import { checkedText, checkLocally } from './local-checks.ts';
import { codeProfileSchema } from './profile.ts';
import { BUILT_IN_TABLES } from './tables.ts';

/** A letter, then digits with their check character in the middle. */
function profile(check: object) {
  const data = codeProfileSchema.parse({
    id: 'TEST',
    name: { 'zh-CN': '试', en: 'test' },
    assumed: true,
    source: 'this test',
    match: { charset: '0-9A-Z', minLength: 5, maxLength: 8 },
    segments: [
      { name: 'letter', charset: { characters: 'ABC' }, length: 1 },
      { name: 'check', charset: '0-9A-Z', length: 1 },
      { name: 'digits', charset: '0-9', length: { min: 3, max: 6 } },
    ],
    check,
    expiry: { source: 'server', maxAgeS: 60 },
    symbologies: { allowed: [], strict: false },
    routeKey: { fixed: '0000000' },
    secret: 'digits',
  });
  return unwrap(compileProfile(data, BUILT_IN_TABLES));
}
const digitsOnly = profile({ algorithm: 'mod11-2', segment: 'check', over: ['digits'] });

test('the check stands where the profile says, over what it says', () => {
  // ISO/IEC 7064: 079 is checked by X.
  expect(checkLocally('AX079', digitsOnly)).toEqual({
    ok: true,
    value: { letter: 'A', check: 'X', digits: '079' },
  });
  expect(checkLocally('BX079', digitsOnly).ok).toBe(true);
});

test('left out, it covers every other segment in order', () => {
  const { data } = profile({ algorithm: 'mod37-36', segment: 'check' });
  expect(checkedText(data, { letter: 'A', check: '0', digits: '079' })).toBe('A079');
  expect(checkedText(digitsOnly.data, { letter: 'A', check: '0', digits: '079' })).toBe('079');
});

describe('a code is refused', () => {
  test.each([
    ['A0079', 'CODE_CHECK', 'check: does not fit'],
    ['AX07A', 'CODE_CHECK', 'check: does not fit'],
    ['DX079', 'CODE_FORMAT', 'letter: charset'],
    ['AX07', 'CODE_FORMAT', 'length'],
    ['AX0790000', 'CODE_FORMAT', 'length'],
  ])('%s: %s, %s', (text, code, detail) => {
    expect(checkLocally(text, digitsOnly)).toEqual({ ok: false, error: { code, detail } });
  });
});

test.each(['none', 'external'])('with the check %s any character stands there', (algorithm) => {
  expect(checkLocally('A0079', profile({ algorithm })).ok).toBe(true);
  expect(checkLocally('D0079', profile({ algorithm })).ok).toBe(false);
});
