import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeSymbol, decodeText } from './text.ts';

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

const QR_WITH_ECI = { code: 'Q', modifier: '2', symbology: 'qr-code' };

function escaped(eci: string, data: Uint8Array): Uint8Array {
  return Uint8Array.from([...Buffer.from(`\\${eci}`), ...data]);
}

test.each([
  ['000026', '政务', 'e694bfe58aa1'],
  ['000029', '政务', 'd5fecef1'],
  ['000032', '\u{2000B}', '95328337'],
  ['000028', '政務', 'ac46b0c8'],
  ['000020', '政務', '90ad96b1'],
  ['000030', '정무', 'c1a4b9ab'],
  ['000025', '政务', '653f52a1'],
  ['000033', '政务', '3f65a152'],
  ['000003', 'é', 'e9'],
])('a stretch under ECI %s is read as %s', (eci, text, hex) => {
  const symbol = escaped(eci, Buffer.from(hex, 'hex'));
  expect(decodeSymbol(symbol, QR_WITH_ECI, 'utf-8')).toBe(text);
});

test('an unknown ECI, and bytes that do not fit theirs, are read as far as it goes', () => {
  expect(decodeSymbol(escaped('000899', GB), QR_WITH_ECI, 'utf-8')).toBe('政务服务码');
  expect(decodeSymbol(escaped('000026', GB), QR_WITH_ECI, 'utf-8')).toBe('政务服务码');
});

test('before the first escape the character set of the model holds', () => {
  const symbol = Uint8Array.from([...GB, ...escaped('000026', Buffer.from('码'))]);
  expect(decodeSymbol(symbol, QR_WITH_ECI, 'gb18030')).toBe('政务服务码码');
});

test('without the ECI modifier a backslash stays', () => {
  const aim = { ...QR_WITH_ECI, modifier: '1' };
  const text = 'C:\\000026\\\\x';
  expect(decodeSymbol(Buffer.from(text), aim, 'auto')).toBe(text);
  expect(decodeSymbol(Buffer.from(text), undefined, 'auto')).toBe(text);
});

test('the bytes of the symbol stay as they were', () => {
  const symbol = escaped('000029', GB);
  const before = Uint8Array.from(symbol);
  decodeSymbol(symbol, QR_WITH_ECI, 'auto');
  expect(symbol).toEqual(before);
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
