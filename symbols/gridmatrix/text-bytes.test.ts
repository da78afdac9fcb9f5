import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeEci, decodeUnmarked } from '../text.ts';
import { partOf } from './text-bytes.ts';

test('GB 2312 needs no ECI', () => {
  expect(partOf('A1')).toEqual({ bytes: Uint8Array.of(0x41, 0x31) });
  expect(partOf('啊')).toEqual({ bytes: Uint8Array.of(0xb0, 0xa1) });
  expect(partOf('齄，。')).toEqual({
    bytes: Uint8Array.of(0xf7, 0xfe, 0xa3, 0xac, 0xa1, 0xa3),
  });
});

test('characters that only GBK has in rows of GB 2312 are written in UTF-8', () => {
  for (const character of ['ⅰ', '︵', 'ɡ', '囍', '镕', '€', 'é日', '😀']) {
    expect(partOf(character).eci).toBe(character === 'é日' ? undefined : 26);
  }
});

test('GB 2312 that could be UTF-8 is named', () => {
  expect(partOf('隆')).toEqual({ bytes: Uint8Array.of(0xc2, 0xa1), eci: 29 });
  expect(partOf('隆啊').eci).toBeUndefined();
});

test('any text comes back from its bytes', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'隆骏墨a1，') }),
  );
  fc.assert(
    fc.property(text, (original) => {
      const { bytes, eci } = partOf(original);
      const back = eci === undefined ? decodeUnmarked(bytes) : decodeEci(eci, bytes);
      expect(back).toBe(original);
    }),
    { numRuns: 500, seed: 27766 },
  );
});

test('GB 2312 has its 7445 characters, and no other', () => {
  const all = Array.from({ length: 0x10000 - 0x80 }, (_, at) => String.fromCharCode(at + 0x80));
  const own = all.filter((character) => character.isWellFormed() && partOf(character).eci !== 26);
  expect(own).toHaveLength(7445);
});
