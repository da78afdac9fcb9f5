import { expect, test } from 'vitest';
import { fromHex } from '../../crypto/bytes.ts';
import { bytesOf } from '../render/text/font/bytes.ts';
import { componentsOf } from './glyph-components.ts';

const HEADER = 'ffff0000000000000000';
const of = (hex: string) => componentsOf(bytesOf(fromHex(HEADER + hex)));

test('parts with words, bytes, a scale, two scales and a matrix are passed over rightly', () => {
  const parts = [
    '0021 0007 00010002',
    '0020 0008 0102',
    '0028 0009 0102 4000',
    '0060 000a 0102 40004000',
    '0080 000b 0102 4000000000004000',
  ];
  const found = of(parts.join('').replaceAll(' ', ''));
  expect(found.map(({ glyph }) => glyph)).toEqual([7, 8, 9, 10, 11]);
  expect(found.map(({ at }) => at)).toEqual([12, 20, 26, 34, 44]);
});

test('a simple glyph has none, and one that is cut off does no harm', () => {
  expect(componentsOf(bytesOf(fromHex('000100000000000000000000')))).toEqual([]);
  expect(componentsOf(bytesOf(fromHex('ffff')))).toEqual([]);
  expect(of('0020')).toHaveLength(1);
});
