import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCodeText } from './code-text.node.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('what was written in UTF-8 is read, with and without a byte order mark', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.startsWith('\uFEFF'));
  fc.assert(
    fc.property(text, fc.constantFrom('', '\uFEFF'), (written, mark) => {
      expect(decodeCodeText(bytesOf(mark + written))).toEqual({ ok: true, value: written });
    }),
  );
});

test.each([
  ['GBK', [0xd5, 0xfe, 0xce, 0xf1]],
  ['UTF-16', [0xff, 0xfe, 0x7b, 0x00]],
  ['a character that is cut', [0xe6, 0x94]],
])('%s is told, not garbled', (_what, bytes) => {
  expect(decodeCodeText(Uint8Array.from(bytes))).toEqual({
    ok: false,
    error: 'not UTF-8: save it in UTF-8, not in GBK or GB 18030',
  });
});
