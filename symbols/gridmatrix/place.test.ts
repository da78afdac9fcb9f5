import { expect, test } from 'vitest';
import { checksOf } from './checks.ts';
import { codewordsWithChecks, place } from './place.ts';
import { blocksOf, codewordsOf, dataCodewordsOf, LEVELS } from './version.ts';

const VERSIONS = Array.from({ length: 12 }, (_, at) => at + 2);

test('every block has its share of the data in their order, and its checks', () => {
  for (const version of VERSIONS) {
    for (const level of LEVELS) {
      const length = dataCodewordsOf(version, level);
      const data = Uint8Array.from({ length }, (_, at) => (at * 29 + version) % 128);
      const codewords = codewordsWithChecks(data, version, level);
      expect(codewords.length).toBe(codewordsOf(version));
      const blocks = blocksOf(version, level);
      const read: number[] = [];
      blocks.forEach((block, index) => {
        const own = codewords.filter((_, at) => at % blocks.length === index);
        expect(own.length).toBe(block.length);
        const share = own.subarray(0, block.length - block.checks);
        expect(own.subarray(share.length)).toEqual(checksOf(share, block.checks));
        read.push(...share);
      });
      expect(Uint8Array.from(read)).toEqual(data);
    }
  }
});

test('frames alternate, and dark codewords fill the insides', () => {
  const { size, dark } = place(new Uint8Array(18).fill(0x7f), 1, 5);
  const rows = Array.from({ length: size }, (_, y) =>
    dark.subarray(y * size, (y + 1) * size).join(''),
  );
  expect(rows[0]).toBe('111111000000111111');
  expect(rows[6]).toBe('000000111111000000');
  // Layer ids: 1 in the ring, 0 in the middle.
  expect(rows[1]).toBe('101111001110101111');
  expect(rows[7]).toBe('001110100111001110');
  expect(rows.slice(2, 5)).toEqual(Array(3).fill('111111011110111111'));
});
