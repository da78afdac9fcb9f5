import fc from 'fast-check';
import { expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { mod3736CheckCharacter } from './mod37-36.ts';
import { MAX_CODE_LENGTH, parseCode } from './parse.ts';
import { codeProfileSchema, lengthRange } from './profile.ts';
import { BUILT_IN_PROFILES } from './profiles.ts';

const TOKEN = 'A1B2C3D4E5F6G7H8J9K0L1M2N3';

function checked(body: string): string {
  return body + mod3736CheckCharacter(body)!;
}
function parse(text: string) {
  return parseCode(text, BUILT_IN_PROFILES);
}
function failureOf(text: string) {
  const result = parse(text);
  return result.ok ? undefined : result.error;
}

test('a code is cut into its segments', () => {
  const code = checked(`01139000002${TOKEN}`);
  expect(unwrap(parse(code))).toEqual({
    profileId: 'ASC-A1',
    content: code,
    codeSystemId: '1390000',
    segments: {
      version: '01',
      codeSystemId: '1390000',
      channelType: '02',
      token: TOKEN,
      check: code.at(-1),
    },
    hint: 'A1B2…N3',
  });
});

test('white space around a code is no part of it', () => {
  const code = checked(`01000000001${TOKEN}`);
  expect(unwrap(parse(` ${code}\r\n`)).content).toBe(code);
});

test.each([
  ['https://example.org/pay?x=1', { code: 'CODE_UNKNOWN_KIND' }],
  ['', { code: 'CODE_UNKNOWN_KIND' }],
  ['6901234567892', { code: 'CODE_UNKNOWN_KIND' }],
  ['01139000002', { code: 'CODE_FORMAT', detail: 'length' }],
  [checked(`01939000002${TOKEN}`), { code: 'CODE_FORMAT', detail: 'codeSystemId: pattern' }],
  [checked(`01139000007${TOKEN}`), { code: 'CODE_FORMAT', detail: 'channelType: unknown value' }],
  [checked(`01A39000002${TOKEN}`), { code: 'CODE_FORMAT', detail: 'codeSystemId: charset' }],
  [`${'x'.repeat(MAX_CODE_LENGTH)}x`, { code: 'CODE_TOO_LONG', detail: 'length' }],
])('%s is refused with a reason', (text, expected) => {
  expect(failureOf(text)).toEqual(expected);
});

const codes = fc
  .tuple(
    fc.constantFrom('0', '1', '2'),
    fc.integer({ min: 0, max: 999_999 }),
    fc.constantFrom('01', '02', '03', '04', '05', '06', '99'),
    fc.array(fc.constantFrom(...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'), {
      minLength: 24,
      maxLength: 40,
    }),
  )
  .map(([kind, region, channel, token]) =>
    checked(`01${kind}${String(region).padStart(6, '0')}${channel}${token.join('')}`),
  );

test('the segments of any code join to the code again', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(Object.values(unwrap(parse(code)).segments).join('')).toBe(code);
    }),
  );
});

test('nearly every swap of two neighbours is found', () => {
  let swaps = 0;
  let missed = 0;
  for (const code of fc.sample(codes, { numRuns: 400, seed: 1 })) {
    for (let index = 2; index < code.length - 1; index++) {
      const [a, b] = [code[index]!, code[index + 1]!];
      if (a === b) continue;
      const swapped = code.slice(0, index) + b + a + code.slice(index + 2);
      swaps++;
      if (failureOf(swapped)?.code !== 'CODE_CHECK') missed++;
    }
  }
  // The hybrid system promises every single error; of transpositions it misses a few in a thousand.
  expect(swaps).toBeGreaterThan(10_000);
  expect(missed / swaps).toBeLessThan(0.005);
});

test('no text whatever makes it throw, and no failure repeats the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
      const detail = failureOf(text)?.detail ?? '';
      if (text.length > 8) expect(detail).not.toContain(text);
    }),
  );
});

test('the built-in profiles are labelled as assumed', () => {
  expect(BUILT_IN_PROFILES.map(({ id, assumed }) => [id, assumed])).toEqual([['ASC-A1', true]]);
  expect(lengthRange(BUILT_IN_PROFILES[0]!)).toEqual({ min: 36, max: 52 });
});

test('a profile with two ranges or a route key without segment is refused', () => {
  const profile = BUILT_IN_PROFILES[0]!;
  const range = { min: 1, max: 2 };
  const twice = {
    ...profile,
    segments: profile.segments.map((one) => ({ ...one, length: range })),
  };
  expect(codeProfileSchema.safeParse(twice).success).toBe(false);
  expect(codeProfileSchema.safeParse({ ...profile, routeKey: 'none' }).success).toBe(false);
});
