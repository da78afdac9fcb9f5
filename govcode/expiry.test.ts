import { describe, expect, test } from 'vitest';
import { expirySchema, expirySegments, readValidity } from './expiry.ts';

const NOW = Date.UTC(2026, 6, 1);
const S = 1_000;
const at = (seconds: number): string => String(NOW / S + seconds);
const issuedAt = { segment: 'made', format: 'unix-s' } as const;
const expiresAt = { segment: 'end', format: 'unix-s' } as const;
const lifetime = { segment: 'life', unit: 's' } as const;

function read(keys: object, segments: Record<string, string>) {
  const expiry = expirySchema.parse({ source: 'segment', maxAgeS: 300, skewS: 10, ...keys });
  return readValidity(expiry, segments, NOW);
}
const refused = (code: string, detail: string): object => ({ ok: false, error: { code, detail } });
const expired = (name: string): object => refused('CODE_EXPIRED', `${name}: expired`);
const malformed = (detail: string): object => refused('CODE_FORMAT', detail);
const good = (value: object): object => ({ ok: true, value });

describe('a code that says when it was made', () => {
  test.each([
    [at(0), good({ issuedAt: NOW, expiresAt: NOW + 300 * S })],
    [at(10), good({ issuedAt: NOW + 10 * S, expiresAt: NOW + 310 * S })],
    [at(-309), good({ issuedAt: NOW - 309 * S, expiresAt: NOW - 9 * S })],
    [at(-310), expired('made')],
    [at(-9_999_999), expired('made')],
    ['0', expired('made')],
    [at(11), malformed('made: in the future')],
    ['', malformed('made: no time')],
    ['17828X', malformed('made: no time')],
  ])('%s', (made, result) => {
    expect(read({ issuedAt }, { made })).toEqual(result);
  });
});

describe('a code that says for how long it is good', () => {
  test.each([
    ['60', -20, good({ issuedAt: NOW - 20 * S, expiresAt: NOW + 40 * S })],
    ['60', -70, expired('life')],
    ['999', -20, good({ issuedAt: NOW - 20 * S, expiresAt: NOW + 280 * S })],
    ['999', -310, expired('made')],
    ['0', 0, good({ issuedAt: NOW, expiresAt: NOW })],
    ['', 0, malformed('life: no duration')],
    ['-1', 0, malformed('life: no duration')],
    ['999999999', 0, malformed('life: no duration')],
  ])('%s s, made %i s from now', (life, age, result) => {
    expect(read({ issuedAt, lifetime }, { life, made: at(age) })).toEqual(result);
  });
  test('in minutes or hours', () => {
    const keys = { issuedAt, maxAgeS: 99_999, lifetime: { segment: 'life', unit: 'h' } };
    expect(read(keys, { life: '2', made: at(0) })).toMatchObject({
      value: { expiresAt: NOW + 7_200 * S },
    });
  });
});

describe('a code that says when it ends', () => {
  test.each([
    [at(60), good({ expiresAt: NOW + 60 * S })],
    [at(-9), good({ expiresAt: NOW - 9 * S })],
    [at(-10), expired('end')],
    [at(310), good({ expiresAt: NOW + 310 * S })],
    [at(311), malformed('end: too far ahead')],
    ['x', malformed('end: no time')],
  ])('%s', (end, result) => {
    expect(read({ expiresAt }, { end })).toEqual(result);
  });
  test('and when it was made: the earlier end counts', () => {
    expect(read({ issuedAt, expiresAt }, { made: at(-290), end: at(60) })).toEqual(
      good({ issuedAt: NOW - 290 * S, expiresAt: NOW + 10 * S }),
    );
  });
});

test('what only the code system knows is not looked at here', () => {
  const expiry = expirySchema.parse({ source: 'server', maxAgeS: 60 });
  expect(readValidity(expiry, {}, NOW)).toEqual(good({}));
  expect(expirySegments(expiry)).toEqual([]);
});

test.each([[{}], [{ lifetime }], [{ expiresAt, lifetime }], [{ issuedAt, skewS: -1 }]])(
  '%j is no expiry',
  (keys) => {
    const whole = { source: 'segment', maxAgeS: 300, skewS: 10, ...keys };
    expect(expirySchema.safeParse(whole).success).toBe(false);
  },
);
