import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unwrap } from '../contract/result.ts';
import { algorithmSchema, checkCharacter } from './check.ts';
import type { CodeProfile } from './compile.ts';
import { formatCode } from './format.ts';
import { parseCode } from './parse.ts';
import { SIMULATED_PROFILES } from './profiles.ts';
import { missedShares } from './promised.test-support.ts';

const NOW = Date.UTC(2026, 6, 1);
/** What no check character covers: what ends a segment is found by the lengths of the segments. */
const isDelimiter = (character: string): boolean => /^[.:]$/.test(character);
const CAPITALS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const GB_32100 = '0123456789ABCDEFGHJKLMNPQRTUWXY';

function text(characters: string, minLength: number, maxLength = minLength) {
  return fc.string({ unit: fc.constantFrom(...characters), minLength, maxLength });
}
const region = fc.constantFrom('390000', '390102', '110105', '440300');

/** Segments that make a good code, all but the check character. */
const GOOD: Readonly<Record<string, fc.Arbitrary<Record<string, string>>>> = {
  'ASC-A1': fc.record({
    version: fc.constant('01'),
    codeSystemId: fc.oneof(
      fc.constantFrom('0000000', '2000333', '2000412'),
      region.map((code) => `1${code}`),
    ),
    channelType: fc.constantFrom('01', '02', '03', '04', '05', '06', '99'),
    token: text(`0123456789${CAPITALS}`, 24, 40),
  }),
  'CITY-D1': fc
    .record({
      version: fc.constant('C1'),
      regionCode: fc.constantFrom('390100', '420100'),
      attribute: fc.constantFrom('1', '2', '3'),
      token: text(GB_32100, 26),
      extension: text(GB_32100, 0, 20),
    })
    .map(({ extension, ...rest }) => (extension === '' ? rest : { ...rest, extension })),
  'CITY-U1': fc
    .record({
      codeSystemId: region.map((code) => `1${code}`),
      authority: text('0123456789', 4),
      attribute: fc.constantFrom('1', '2', '3'),
      token: text('0123456789', 20),
      extension: text('0123456789', 0, 30),
      ageS: fc.integer({ min: -59, max: 200 }),
      lifetimeS: fc.integer({ min: 200, max: 999 }),
    })
    .map(({ ageS, lifetimeS, ...rest }) => ({
      ...rest,
      version: 'U1',
      extensionLength: String(rest.extension.length).padStart(3, '0'),
      issuedAt: String(NOW / 1_000 - ageS),
      lifetime: String(lifetimeS),
    })),
  'CERT-36904': fc.record({
    typeCode: fc.constantFrom('11100000000013338W032', '11100000MB03271699022'),
    issuerCode: fc.oneof(
      text('0123456789', 6),
      text(`0123456789${CAPITALS}`, 9),
      text(GB_32100, 17).map((code) => code + checkCharacter('mod31', code)!),
    ),
    serial: text(`0123456789${CAPITALS}`, 7, 32),
    version: text('0123456789', 3),
  }),
};

/** As it is shown: with the address around it where the profile asks for one. */
function shown(profile: CodeProfile, code: string): string {
  return profile.data.match.bare ? code : `https://code.city.example/c?v=${code}`;
}
function parse(profile: CodeProfile, code: string) {
  return parseCode(shown(profile, code), SIMULATED_PROFILES, { now: NOW });
}
const cases = SIMULATED_PROFILES.map((profile) => [profile.data.id, profile] as const);

describe.each(cases)('%s', (id, profile) => {
  const good = GOOD[id]!;

  test('what is put together is taken apart into the same, and back', () => {
    fc.assert(
      fc.property(good, (segments) => {
        const code = unwrap(formatCode(profile, segments));
        const parsed = unwrap(parse(profile, code));
        const { check, ...rest } = parsed.segments;
        expect(rest).toEqual(segments);
        expect(code.at(-1)).toBe(check);
        expect(parsed).toMatchObject({ profileId: id, content: code });
        expect(unwrap(formatCode(profile, parsed.segments))).toBe(code);
        expect(parsed.hint).not.toContain(parsed.segments[profile.data.secret]);
      }),
      { numRuns: 300 },
    );
  });

  test('a segment that is missing or wrong makes no code', () => {
    for (const segments of fc.sample(good, 20)) {
      for (const name of Object.keys(segments).filter((one) => one !== 'extension')) {
        expect(formatCode(profile, { ...segments, [name]: '' }).ok).toBe(false);
        expect(formatCode(profile, { ...segments, [name]: '政务' }).ok).toBe(false);
      }
    }
  });

  test('any single wrong character is refused: promised 100 %', () => {
    fc.assert(
      fc.property(good, fc.nat(), text(`0123456789${CAPITALS}.:`, 1), (segments, at, other) => {
        const code = unwrap(formatCode(profile, segments));
        const index = at % code.length;
        fc.pre(code[index] !== other);
        const wrong = code.slice(0, index) + other + code.slice(index + 1);
        expect(parse(profile, wrong).ok).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Swaps of two different neighbours, how many of them pass, and what passes with a delimiter among the two. */
function swapsOf(profile: CodeProfile): { swaps: number; passed: number; moved: string[] } {
  let [swaps, passed] = [0, 0];
  const moved: string[] = [];
  for (const segments of fc.sample(GOOD[profile.data.id]!, { numRuns: 500, seed: 1 })) {
    const code = unwrap(formatCode(profile, segments));
    for (let at = 0; at < code.length - 1; at++) {
      const [a, b] = [code[at]!, code[at + 1]!];
      if (a === b) continue;
      swaps++;
      const swapped = code.slice(0, at) + b + a + code.slice(at + 2);
      if (!parse(profile, swapped).ok) continue;
      passed++;
      if (isDelimiter(a) || isDelimiter(b)) moved.push(swapped);
    }
  }
  return { swaps, passed, moved };
}

test.each(
  SIMULATED_PROFILES.map((profile) => {
    const { id, check } = profile.data;
    const algorithm = algorithmSchema.parse(check.algorithm);
    const promised = missedShares(algorithm).swap;
    return { id, algorithm, promised, percent: (100 * (1 - promised)).toFixed(3), profile };
  }),
)(
  '$id: of two neighbours swapped $algorithm finds $percent %, and the lengths find each delimiter',
  ({ promised, profile }) => {
    const { swaps, passed, moved } = swapsOf(profile);
    expect(swaps).toBeGreaterThan(10_000);
    expect(moved).toEqual([]);
    // Three standard deviations of a count around the promised one.
    const expected = promised * swaps;
    expect(passed).toBeLessThanOrEqual(expected + 3 * Math.sqrt(expected));
  },
);

test('what is assumed says so', () => {
  expect(SIMULATED_PROFILES.map(({ data }) => [data.id, data.assumed])).toEqual([
    ['ASC-A1', true],
    ['CITY-D1', true],
    ['CITY-U1', true],
    ['CERT-36904', false],
  ]);
});
