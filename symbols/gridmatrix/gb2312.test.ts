import { expect, test } from 'vitest';
import { chineseValue, pairOf } from './gb2312.ts';

test('values count the pairs of GB 2312 row by row, without rows 10 to 15', () => {
  expect(chineseValue(0xa1, 0xa1)).toBe(1);
  expect(chineseValue(0xa9, 0xfe)).toBe(8 * 96 + 94);
  expect(chineseValue(0xb0, 0xa1)).toBe(9 * 96 + 1);
  expect(chineseValue(0xf7, 0xfe)).toBe(80 * 96 + 94);
});

test('what is no pair has no value', () => {
  const pairs: readonly (readonly [number, number])[] = [
    [0xa0, 0xa1],
    [0xaa, 0xa1],
    [0xaf, 0xa1],
    [0xf8, 0xa1],
    [0xb0, 0xa0],
    [0xb0, 0xff],
    [0xb0, 0x41],
  ];
  expect(pairs.map(([lead, trail]) => chineseValue(lead, trail))).toEqual(
    pairs.map(() => undefined),
  );
});

test('every value is that of its pair, or of none', () => {
  let count = 0;
  for (let value = 0; value < 8192; value++) {
    const pair = pairOf(value);
    if (pair === undefined) continue;
    count++;
    expect(chineseValue(...pair)).toBe(value);
  }
  expect(count).toBe(81 * 94);
});
