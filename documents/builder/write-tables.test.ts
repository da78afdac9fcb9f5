import { expect, test } from 'vitest';
import { toHex } from '../../crypto/bytes.ts';
import { writeTables } from './write-tables.ts';

test('tables have their places, lengths and sums', () => {
  const file = writeTables([
    ['cvt ', Uint8Array.of(0, 0, 0, 1, 0xff)],
    ['glyf', Uint8Array.of(1, 2, 3, 4)],
    ['head', new Uint8Array()],
  ]);
  // Version, three tables, the largest power of two in it is two: 32, 1, 16 (ISO/IEC 14496-22, 4.1).
  expect(toHex(file.subarray(0, 12))).toBe('000100000003002000010010');
  expect(toHex(file.subarray(12, 28))).toBe('63767420' + 'ff000001' + '0000003c' + '00000005');
  expect(toHex(file.subarray(28, 44))).toBe('676c7966' + '01020304' + '00000044' + '00000004');
  expect(toHex(file.subarray(44, 60))).toBe('68656164' + '00000000' + '00000048' + '00000000');
  expect(toHex(file.subarray(60))).toBe('00000001ff00000001020304');
});
