import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Encoding, formsOf } from './encodings.ts';

const SECRET = '裘栖梧390102';
const around = fc.string({ maxLength: 9 });

function holds(place: string | Buffer, encoding: Encoding): boolean {
  const bytes = Buffer.from(place);
  return formsOf(SECRET).some((form) => form.encoding === encoding && bytes.includes(form.bytes));
}

test('a secret is known again in every encoding, whatever stands around it', () => {
  fc.assert(
    fc.property(around, around, (before, after) => {
      const whole = `${before}${SECRET}${after}`;
      const bytes = Buffer.from(whole);
      expect(holds(whole, 'plain')).toBe(true);
      expect(holds(Buffer.from(whole, 'utf16le'), 'utf-16le')).toBe(true);
      expect(holds(bytes.toString('base64'), 'base64')).toBe(true);
      const url = bytes.toString('base64url');
      expect(holds(url, 'base64url') || holds(url, 'base64')).toBe(true);
      expect(holds(bytes.toString('hex'), 'hex')).toBe(true);
      expect(holds(bytes.toString('hex').toUpperCase(), 'hex')).toBe(true);
    }),
  );
});

test('JSON’s escapes are known with small and with large digits', () => {
  expect(holds('"\\u88d8\\u6816\\u68a7390102"', 'json-escaped')).toBe(true);
  expect(holds('"\\u88D8\\u6816\\u68A7390102"', 'json-escaped')).toBe(true);
});

test('another text is not taken for it', () => {
  const other = '裘栖桐390102';
  for (const encoding of ['plain', 'utf-16le', 'base64', 'hex', 'json-escaped'] as const) {
    expect(holds(other, encoding)).toBe(false);
  }
});

test('no form stands twice', () => {
  const forms = formsOf('abcdefgh').map(({ bytes }) => bytes.toString('latin1'));
  expect(new Set(forms).size).toBe(forms.length);
});
