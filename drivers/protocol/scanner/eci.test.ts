import fc from 'fast-check';
import { expect, test } from 'vitest';
import { charsetOfEci, hasEci, splitByEci } from './eci.ts';

function bytes(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'));
}

test.each([
  ['Q2', true],
  ['Q4', true],
  ['Q6', true],
  ['Q1', false],
  ['Q3', false],
  ['d4', true],
  ['d5', true],
  ['d6', true],
  ['d1', false],
  ['h1', true],
  ['h0', false],
  ['g1', true],
  ['g3', true],
  ['g2', false],
  ['L1', true],
  ['z3', true],
  ['z0', false],
  ['A1', false],
])(']%s carries escapes: %s', (id, expected) => {
  expect(hasEci({ code: id[0]!, modifier: id[1]!, symbology: '' })).toBe(expected);
});

test('without an identifier nothing is an escape', () => {
  expect(hasEci(undefined)).toBe(false);
});

test('the data is cut where the character set changes', () => {
  expect(splitByEci(bytes('a\\000026b\\000029c'))).toEqual([
    { bytes: bytes('a') },
    { eci: 26, bytes: bytes('b') },
    { eci: 29, bytes: bytes('c') },
  ]);
});

test('a doubled backslash is one, and hides an escape', () => {
  expect(splitByEci(bytes('C:\\\\000026'))).toEqual([{ bytes: bytes('C:\\000026') }]);
  expect(splitByEci(bytes('\\\\\\000026x'))).toEqual([
    { bytes: bytes('\\') },
    { eci: 26, bytes: bytes('x') },
  ]);
});

test('what is no escape stays as it is', () => {
  expect(splitByEci(bytes('a\\12345'))).toEqual([{ bytes: bytes('a\\12345') }]);
  expect(splitByEci(bytes('end\\'))).toEqual([{ bytes: bytes('end\\') }]);
  expect(splitByEci(bytes('\\00002x'))).toEqual([{ bytes: bytes('\\00002x') }]);
});

test('every label of the table is one that TextDecoder knows', () => {
  const known = Array.from({ length: 1_000 }, (_, eci) => charsetOfEci(eci)).filter(
    (label) => label !== undefined,
  );
  expect(known).toHaveLength(29);
  for (const label of known) expect(() => new TextDecoder(label)).not.toThrow();
  expect(charsetOfEci(3)).toBe('iso-8859-1');
  expect(charsetOfEci(18)).toBe('iso-8859-16');
  expect(charsetOfEci(14)).toBeUndefined();
  expect(charsetOfEci(899)).toBeUndefined();
});

test('doubling every backslash and setting one character set is undone exactly', () => {
  const digitsAndMarks = fc.constantFrom(0x5c, 0x30, 0x36, 0xd5, 0x41);
  fc.assert(
    fc.property(fc.array(digitsAndMarks, { minLength: 1 }), (data) => {
      const doubled = data.flatMap((byte) => (byte === 0x5c ? [byte, byte] : [byte]));
      const sent = Uint8Array.from([...bytes('\\000029'), ...doubled]);
      expect(splitByEci(sent)).toEqual([{ eci: 29, bytes: Uint8Array.from(data) }]);
    }),
  );
});

test('no bytes make it throw, and it never makes more of them', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (data) => {
      const total = splitByEci(data).reduce((sum, stretch) => sum + stretch.bytes.length, 0);
      expect(total).toBeLessThanOrEqual(data.length);
    }),
  );
});
