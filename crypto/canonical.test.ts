import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalBytes } from './canonical.ts';

const text = (value: unknown): string | undefined => {
  const bytes = canonicalBytes(value);
  return bytes && new TextDecoder().decode(bytes);
};

// RFC 8785, section 3.2.3 (sorting) and appendix B (numbers).
test('keys are sorted by their UTF-16 units', () => {
  const value = {
    '\u20ac': 'Euro Sign',
    '\r': 'Carriage Return',
    '\ufb33': 'Hebrew Letter Dalet With Dagesh',
    '1': 'One',
    '\ud83d\ude00': 'Emoji: Grinning Face',
    '\u0080': 'Control',
    '\u00f6': 'Latin Small Letter O With Diaeresis',
  };
  const words = Object.values(JSON.parse(text(value)!) as object) as string[];
  expect(text(value)).toMatch(/^\{"\\r":"Carriage Return","1":"One"/);
  expect([...text(value)!.matchAll(/"([A-Z][\w: ]+)"/g)].map(([, word]) => word)).toEqual([
    'Carriage Return',
    'One',
    'Control',
    'Latin Small Letter O With Diaeresis',
    'Euro Sign',
    'Emoji: Grinning Face',
    'Hebrew Letter Dalet With Dagesh',
  ]);
  expect(words).toHaveLength(7);
});

test.each([
  [0, '0'],
  [-0, '0'],
  [5e-324, '5e-324'],
  [-1.7976931348623157e308, '-1.7976931348623157e+308'],
  [9007199254740992, '9007199254740992'],
  [295147905179352830000, '295147905179352830000'],
  [1e21, '1e+21'],
  [999999999999999700000, '999999999999999700000'],
  [333333333.3333333, '333333333.3333333'],
  [4.5, '4.5'],
  [1e-27, '1e-27'],
])('the number %d is written %s', (number, written) => {
  expect(text(number)).toBe(written);
});

test('what is canonical is so whatever the order of its keys was, and says the same', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([k, v]) => [k, shuffled(v)]),
    );
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const sent = JSON.parse(JSON.stringify(value)) as unknown;
      expect(canonicalBytes(shuffled(sent))).toEqual(canonicalBytes(sent));
      const bytes = text(sent);
      if (bytes !== undefined) expect(JSON.parse(bytes)).toEqual(sent);
    }),
  );
});

const loop: Record<string, unknown> = {};
loop.self = loop;
test.each([
  ['not a number', { a: NaN }],
  ['infinity', [Infinity]],
  ['a lone surrogate', { a: '\ud800' }],
  ['a lone surrogate as key', { '\udc00': 1 }],
  ['nothing', undefined],
  ['a cycle', loop],
])('%s has no canonical form', (_, value) => {
  expect(canonicalBytes(value)).toBeUndefined();
});

test('64 levels have one, 65 and a million have none', () => {
  const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
  expect(text(nested(64))).toBe('['.repeat(64) + ']'.repeat(64));
  expect(canonicalBytes(nested(65))).toBeUndefined();
  expect(canonicalBytes(nested(100_000))).toBeUndefined();
});

test('a key named __proto__ is a key like any other', () => {
  expect(text(JSON.parse('{"__proto__":{"a":1},"b":2}'))).toBe('{"__proto__":{"a":1},"b":2}');
});
