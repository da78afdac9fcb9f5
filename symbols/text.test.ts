import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeEci, decodeEciMessage, decodeUnmarked } from './text.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
/** 政务码 */
const IN_GBK = Uint8Array.of(0xd5, 0xfe, 0xce, 0xf1, 0xc2, 0xeb);
const IN_SHIFT_JIS = Uint8Array.of(0x90, 0xbd);

it('takes unmarked bytes for UTF-8 where they are', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '\0', 'é', '码', '𠮷')), (characters) => {
      const text = characters.join('');
      expect(decodeUnmarked(bytesOf(text))).toBe(text);
    }),
  );
});

it('takes them for GB 18030 where they are not', () => {
  expect(decodeUnmarked(IN_GBK)).toBe('政务码');
});

it('loses no byte that is of neither', () => {
  const bytes = Uint8Array.of(0x41, 0xff, 0xff);
  expect(decodeUnmarked(bytes)).toBe('A\u00ff\u00ff');
});

it('keeps a byte order mark, which is a character of the message', () => {
  expect(decodeUnmarked(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41))).toBe('\ufeffA');
});

it.each([
  [29, IN_GBK, '政务码'],
  [31, IN_GBK, '政务码'],
  [20, IN_SHIFT_JIS, '誠'],
  [26, bytesOf('码'), '码'],
  [25, Uint8Array.of(0x78, 0x01), '码'],
  [3, Uint8Array.of(0xe4), 'ä'],
])('reads ECI %i', (eci, bytes, text) => {
  expect(decodeEci(eci, bytes)).toBe(text);
});

it('says where bytes are not of their ECI, or that is unknown', () => {
  expect(decodeEci(26, IN_GBK)).toBeUndefined();
  expect(decodeEci(899, IN_GBK)).toBeUndefined();
});

it('changes the character set in the middle of a message', () => {
  const message = [
    ...bytesOf(String.raw`a\000026`),
    ...bytesOf('码'),
    ...bytesOf(String.raw`\000029`),
  ];
  expect(decodeEciMessage(Uint8Array.from([...message, ...IN_GBK]))).toBe('a码政务码');
});

it('undoes doubled backslashes', () => {
  expect(decodeEciMessage(bytesOf('\\000026a\\\\000029b'))).toBe('a\\000029b');
});

it('gives some text for any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(typeof decodeEciMessage(bytes)).toBe('string');
      expect(decodeUnmarked(bytes).length > 0).toBe(bytes.length > 0);
    }),
  );
});
