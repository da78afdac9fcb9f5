import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUtf8, utf8 } from './utf8.ts';

test('text becomes the UTF-8 of Node', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(utf8(text)).toEqual(new TextEncoder().encode(text));
    }),
  );
  expect(utf8('亮码 𠮷')).toEqual(new TextEncoder().encode('亮码 𠮷'));
});

test('and text again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fromUtf8(utf8(text))).toBe(text);
    }),
  );
});

test.each([
  ['a lone continuation', [0x80]],
  ['an overlong form', [0xc0, 0x80]],
  ['a surrogate', [0xed, 0xa0, 0x80]],
  ['a cut', [0xe4, 0xba]],
])('%s is no text', (_what, bytes) => {
  expect(() => fromUtf8(Uint8Array.from(bytes))).toThrow(URIError);
});
