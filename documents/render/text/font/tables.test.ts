import { expect, test } from 'vitest';
import { cff, sfnt, u16, u32 } from './font.test-support.ts';
import { readTables } from './tables.ts';

const tags = (data: Uint8Array): string[] | undefined => {
  const tables = readTables(data);
  return tables && [...tables.keys()];
};

test.each([
  ['TrueType', u32(0x00010000)],
  ['Apple', [...Buffer.from('true')]],
  ['OpenType with CFF', [...Buffer.from('OTTO')]],
])('%s', (_, version) => {
  expect(tags(sfnt({ head: [1], glyf: [2, 3] }, version))).toEqual(['head', 'glyf']);
});

test('the first font of a collection', () => {
  const head = [...Buffer.from('ttcf'), ...u32(0x00010000, 1, 16)];
  const font = sfnt({ glyf: [7, 8] }, u32(0x00010000), 16);
  expect(
    readTables(new Uint8Array([...head, ...font]))
      ?.get('glyf')
      ?.u16(0),
  ).toBe(0x0708);
});

test('a bare CFF program is its own table', () => {
  expect(tags(cff({ charStrings: [[14]] }))).toEqual(['CFF ']);
});

test('tables that lie outside are not there; one that is cut off is as long as it is', () => {
  const font = sfnt({ glyf: [1, 2, 3, 4] });
  const whole = (offset: number, length: number): number | undefined => {
    const bytes = font.slice();
    bytes.set(u32(offset, length), 20);
    return readTables(bytes)?.get('glyf')?.length;
  };
  expect([whole(28, 4), whole(30, 4), whole(9_999, 4)]).toEqual([4, 2, undefined]);
});

test('what is no font is none, and no number of tables takes long', () => {
  expect(readTables(new Uint8Array())).toBeUndefined();
  expect(readTables(new Uint8Array(Buffer.from('%!PS-AdobeFont')))).toBeUndefined();
  expect(readTables(new Uint8Array(Buffer.from('wOF2aaaaaaaaaaaaaaaa')))).toBeUndefined();
  const many = new Uint8Array([
    ...u32(0x00010000),
    ...u16(0xffff),
    ...Array<number>(99_999).fill(0),
  ]);
  expect(readTables(many)?.size).toBe(1);
});
