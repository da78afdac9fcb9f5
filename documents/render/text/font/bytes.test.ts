import { expect, test } from 'vitest';
import { bytesOf } from './bytes.ts';

const BYTES = bytesOf(new Uint8Array([0xff, 0xfe, 0x01, 0x80, 0x00]));

test('numbers of one to four bytes, with and without a sign', () => {
  expect([BYTES.u8(0), BYTES.i8(0), BYTES.i8(2)]).toEqual([255, -1, 1]);
  expect([BYTES.u16(0), BYTES.i16(0), BYTES.i16(2)]).toEqual([0xfffe, -2, 0x0180]);
  expect([BYTES.u24(0), BYTES.u32(0), BYTES.i32(0)]).toEqual([0xfffe01, 0xfffe0180, -130688]);
});

test('beyond the end there are zeros', () => {
  expect([BYTES.u8(5), BYTES.u16(4), BYTES.u32(3), BYTES.u8(-1), BYTES.u32(1e12)]).toEqual([
    0, 0, 0x80000000, 0, 0,
  ]);
});

test('a part has only what is there', () => {
  const lengths = [
    BYTES.part(1, 2),
    BYTES.part(3),
    BYTES.part(4, 99),
    BYTES.part(9),
    BYTES.part(1, -3),
  ];
  expect(lengths.map(({ length }) => length)).toEqual([2, 2, 1, 0, 0]);
  expect(BYTES.part(-2, 2).u8(0)).toBe(255);
});
