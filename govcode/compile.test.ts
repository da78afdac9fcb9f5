import { describe, expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { compileProfile } from './compile.ts';
import { parseCode } from './parse.ts';
import { codeProfileSchema, type ProfileData } from './profile.ts';
import ascA1 from './profiles/asc-a1.json' with { type: 'json' };
import { BUILT_IN_TABLES } from './tables.ts';

const DATA = codeProfileSchema.parse(ascA1);

function withToken(more: object): ProfileData {
  return codeProfileSchema.parse({
    ...ascA1,
    segments: ascA1.segments.map((one) => (one.name === 'token' ? { ...one, ...more } : one)),
  });
}
function problemOf(more: object, value: string): string | undefined {
  const { segments } = unwrap(compileProfile(withToken(more), BUILT_IN_TABLES));
  return segments[3]?.problemOf(value);
}

test('a table that is not there is named with its place', () => {
  expect(compileProfile(withToken({ codeTable: 'no-such' }), BUILT_IN_TABLES)).toEqual({
    ok: false,
    error: ['segments[3].codeTable: no table is called no-such'],
  });
});

describe('a segment', () => {
  test.each<[object, string, string | undefined]>([
    [{}, 'ABC', undefined],
    [{}, 'abc', 'charset'],
    [{ pattern: 'A{3}' }, 'ABC', 'pattern'],
    [{ pattern: 'A{3}' }, 'AAA', undefined],
    [{ oneOf: ['X', 'Y'], length: { min: 1, max: 40 } }, 'Z', 'unknown value'],
    [{ codeTable: 'channel' }, '07', 'unknown channel'],
    [{ codeTable: 'channel' }, '05', undefined],
    [{ codeTable: 'organ' }, '999', undefined],
    [{ codeTable: [{ prefix: 'R', table: 'region' }] }, 'R110101', undefined],
    [{ codeTable: [{ prefix: 'R', table: 'region' }] }, 'R990101', 'unknown region'],
    [{ codeTable: [{ prefix: 'R', table: 'region' }] }, '110101', 'unknown value'],
    [{ codeTable: [{ prefix: 'N', oneOf: ['1'] }] }, 'N2', 'unknown value'],
    [{ innerCheck: { algorithm: 'mod11-2', length: 4, ofLength: 5 } }, '079X9', undefined],
    [
      { innerCheck: { algorithm: 'mod11-2', length: 4, ofLength: 5 } },
      '07919',
      'mod11-2 does not fit',
    ],
    [{ innerCheck: { algorithm: 'mod11-2', length: 4, ofLength: 5 } }, '0791', undefined],
  ])('%j: %s is %s', (more, value, problem) => {
    expect(problemOf(more, value)).toBe(problem);
  });
});

test.each([
  ['01', true],
  ['01ABC', true],
  ['02ABC', false],
  ['01abc', false],
  ['', false],
])('%j looks right: %s', (text, looksRight) => {
  expect(unwrap(compileProfile(DATA, BUILT_IN_TABLES)).looksRight(text)).toBe(looksRight);
  const patterned = { ...DATA, match: { ...DATA.match, pattern: '01' } };
  expect(unwrap(compileProfile(patterned, BUILT_IN_TABLES)).looksRight(text)).toBe(text === '01');
});

test.each([
  ['RA', { ok: true, value: expect.objectContaining({ codeSystemId: '1390000' }) as object }],
  ['RB', { ok: false, error: { code: 'CODE_FORMAT', detail: 'place: no route' } }],
  ['RtoString', { ok: false, error: { code: 'CODE_FORMAT', detail: 'place: no route' } }],
])('the route of %s comes from the map and nowhere else', (text, result) => {
  const data = codeProfileSchema.parse({
    ...ascA1,
    match: { prefix: 'R', charset: '0-9A-Za-z', minLength: 2, maxLength: 20 },
    lead: 'R',
    segments: [{ name: 'place', charset: '0-9A-Za-z', length: { min: 1, max: 19 } }],
    check: { algorithm: 'none' },
    routeKey: { segment: 'place', map: { A: '1390000' } },
    secret: 'place',
  });
  const profile = unwrap(compileProfile(data, BUILT_IN_TABLES));
  expect(parseCode(text, [profile], { now: 0 })).toEqual(result);
});
