import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charactersOf, charsetPattern, charsetSchema } from './charset.ts';

test.each([
  ['0-9', '0189', '01A'],
  ['0-9', '', '０'],
  ['0-9A-Z', '09AZ', '09az'],
  ['0-9A-Za-z', '09AZaz', '09AZ-'],
] as const)('%s holds %j and not %j', (charset, good, bad) => {
  expect(charsetPattern(charset).test(good)).toBe(true);
  expect(charsetPattern(charset).test(bad)).toBe(false);
});

test('any characters can be named, and no others are in', () => {
  const visible = fc.string({
    unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
    minLength: 1,
    maxLength: 94,
  });
  fc.assert(
    fc.property(visible, fc.string({ minLength: 1 }), (characters, text) => {
      const charset = charsetSchema.parse({ characters });
      expect(charactersOf(charset)).toBe(characters);
      expect(charsetPattern(charset).test(text)).toBe(
        [...text].every((one) => characters.includes(one)),
      );
    }),
  );
});

test.each(['a-z', '', { characters: '' }, { characters: 'a b' }, { characters: '数' }])(
  '%j is no charset',
  (charset) => {
    expect(charsetSchema.safeParse(charset).success).toBe(false);
  },
);
