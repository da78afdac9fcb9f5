import { describe, expect, test } from 'vitest';
import { lengthRange } from './layout.ts';
import { codeProfileSchema } from './profile.ts';
import ascA1 from './profiles/asc-a1.json' with { type: 'json' };
import cityD1 from './profiles/city-d1.json' with { type: 'json' };
import cityU1 from './profiles/city-u1.json' with { type: 'json' };

/** `path: message` of every problem. */
function problems(data: unknown): string[] {
  const parsed = codeProfileSchema.safeParse(data);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}
const segments = (change: (all: object[]) => object[]): object => ({
  ...ascA1,
  segments: change(ascA1.segments),
});
const changed = (index: number, more: object): object =>
  segments((all) => all.map((one, at) => (at === index ? { ...one, ...more } : one)));

test('the built-in files are right', () => {
  for (const data of [ascA1, cityD1, cityU1]) expect(problems(data)).toEqual([]);
  expect(lengthRange(codeProfileSchema.parse(ascA1))).toEqual({ min: 36, max: 52 });
});

describe('a profile is refused', () => {
  test.each<[string, object, string]>([
    ['with a key that is none', { ...ascA1, prefix: '01' }, ': Unrecognized key: "prefix"'],
    [
      'with a secret that is no segment',
      { ...ascA1, secret: 'no' },
      'secret: no segment is called no',
    ],
    [
      'with a route key that is no segment',
      { ...ascA1, routeKey: { segment: 'no' } },
      'routeKey: no segment is called no',
    ],
    [
      'with a route key that is no identifier',
      { ...ascA1, routeKey: { segment: 'channelType' } },
      'routeKey: a segment of 7 digits expected, or a map',
    ],
    [
      'with a check over a segment that is none',
      { ...ascA1, check: { algorithm: 'mod31', segment: 'check', over: ['no'] } },
      'check: no segment is called no',
    ],
    [
      'with a check over itself',
      { ...ascA1, check: { algorithm: 'mod31', segment: 'check', over: ['check'] } },
      'check.over: the check character cannot check itself',
    ],
    [
      'with a check of more than a character',
      { ...ascA1, check: { algorithm: 'mod31', segment: 'version' } },
      'check.segment: a segment of one character expected',
    ],
    [
      'with an expiry in a segment that is none',
      {
        ...ascA1,
        expiry: {
          source: 'segment',
          issuedAt: { segment: 'no', format: 'unix-s' },
          maxAgeS: 60,
          skewS: 0,
        },
      },
      'expiry: no segment is called no',
    ],
    [
      'with lengths that no code can have',
      { ...ascA1, match: { ...ascA1.match, maxLength: 53 } },
      'match: the segments make 36 to 52 characters; minLength and maxLength have to lie within',
    ],
    [
      'with lengths the wrong way round',
      { ...ascA1, match: { ...ascA1.match, minLength: 50, maxLength: 40 } },
      'match: the segments make 36 to 52 characters; minLength and maxLength have to lie within',
    ],
    [
      'with two segments of one name',
      changed(0, { name: 'token' }),
      'segments.3.name: another segment has this name',
    ],
    [
      'with two segments of open length',
      changed(0, { length: { min: 1, max: 3 } }),
      'segments.0.length: a segment of open length needs a delimiter, or fixed segments without any after it',
    ],
    [
      'with a length that ends before it begins',
      changed(3, { length: { min: 40, max: 24 } }),
      'segments.3.length: min is greater than max',
    ],
    [
      'with a length from a later segment',
      changed(0, { length: { from: 'token', max: 3 } }),
      'segments.0.length: from: an earlier segment expected',
    ],
    [
      'with a segment that may be missing in the middle',
      changed(2, { optional: true }),
      'segments.2.optional: only with a delimiter, or as the last segment',
    ],
    [
      'with a delimiter that its segment may hold',
      changed(3, { delimiter: 'X' }),
      'segments.3.delimiter: its first character is in the charset of the segment',
    ],
    [
      'with a delimiter that the code may not hold',
      changed(3, { delimiter: '.' }),
      'segments.3.charset: holds characters that match.charset does not',
    ],
    [
      'with characters that the code may not hold',
      changed(3, { charset: '0-9A-Za-z' }),
      'segments.3.charset: holds characters that match.charset does not',
    ],
    [
      'with a pattern that an attacker could make busy',
      changed(3, { pattern: '([A-Z]+)+' }),
      'segments.3.pattern: characters, \\d and [classes] expected, each with {n}, {n,m} or ?, one varying count at most',
    ],
    [
      'without a word on where it is from',
      { ...ascA1, source: undefined },
      'source: Invalid input: expected string, received undefined',
    ],
    [
      'with a host that is a whole top-level domain',
      { ...cityU1, urlWrappers: [{ hosts: ['*.cn'], path: '/', code: { query: 'v' } }] },
      'urlWrappers.0.hosts.0: a whole top-level domain',
    ],
  ])('%s', (_, data, problem) => {
    expect(problems(data)).toContain(problem);
  });
});
