import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText } from './text.ts';

// 政务服务码 in GB 2312.
const GB = Uint8Array.from([0xd5, 0xfe, 0xce, 0xf1, 0xb7, 0xfe, 0xce, 0xf1, 0xc2, 0xeb]);

test('Chinese is read from UTF-8 and from GB 18030', () => {
  expect(decodeText(new TextEncoder().encode('政务服务码'), 'auto')).toBe('政务服务码');
  expect(decodeText(GB, 'auto')).toBe('政务服务码');
  expect(decodeText(GB, 'gb18030')).toBe('政务服务码');
});

test('a four-byte character of GB 18030 is read', () => {
  // U+2000B (𠀋), which GBK does not have.
  expect(decodeText(Uint8Array.from([0x95, 0x32, 0x83, 0x37]), 'auto')).toBe('\u{2000B}');
});

test('a charset that is set is not left for another one', () => {
  expect(decodeText(GB, 'utf-8')).toContain('\uFFFD');
});

test('any UTF-8 text comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      fc.pre(!text.startsWith('\uFEFF') && text.isWellFormed());
      expect(decodeText(new TextEncoder().encode(text), 'auto')).toBe(text);
    }),
  );
});

test('no bytes make it throw', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(typeof decodeText(bytes, 'auto')).toBe('string');
    }),
  );
});
