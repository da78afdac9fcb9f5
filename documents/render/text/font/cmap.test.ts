import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bytesOf } from './bytes.ts';
import { readCmap } from './cmap.ts';
import { cmapOf, segmentTable, u16, u32, u8 } from './font.test-support.ts';

const lookup = (cmap: readonly number[]) => readCmap(bytesOf(new Uint8Array(cmap)));
const glyphs = (cmap: readonly number[], ...codes: readonly (number | string)[]): number[] =>
  codes.map((code) => lookup(cmap)(typeof code === 'number' ? code : (code.codePointAt(0) ?? 0)));

test('format 4, by differences', () => {
  const cmap = cmapOf(3, 1, segmentTable({ 0x41: 5, 0x4e2d: 9 }));
  expect(glyphs(cmap, 'A', '中', 'B', '国', 0x1f600)).toEqual([5, 9, 0, 0, 0]);
});

test('format 4, by a list of glyphs', () => {
  const ranges = u16(0x42, 0xffff, 0, 0x40, 0xffff, 1, 1, 4, 0, 7, 0, 8);
  const cmap = cmapOf(3, 1, [...u16(4, 0, 0, 4, 0, 0, 0), ...ranges]);
  expect(glyphs(cmap, 0x40, 0x41, 0x42, 0x43)).toEqual([8, 0, 9, 0]);
});

test('formats 0, 6, 10, 12 and 13', () => {
  const bytes = [...u16(0, 262, 0), ...Array.from({ length: 256 }, (_, code) => code >> 1)];
  expect(glyphs(cmapOf(1, 0, bytes), 'A', 0x3041)).toEqual([0x20, 0]);
  const trimmed = u16(6, 14, 0, 0x41, 2, 3, 4);
  expect(glyphs(cmapOf(0, 3, trimmed), 0x40, 'A', 'B', 'C')).toEqual([0, 3, 4, 0]);
  const wide = [...u16(10, 0), ...u32(24, 0, 0x20000, 2), ...u16(5, 6)];
  expect(glyphs(cmapOf(3, 10, wide), 0x20000, 0x20001, 0x20002)).toEqual([5, 6, 0]);
  const groups = u32(28, 0, 2, 0x41, 0x43, 10, 0x20000, 0x20001, 50);
  const running = cmapOf(3, 10, [...u16(12, 0), ...groups]);
  expect(glyphs(running, 'A', 'C', 'D', 0x20001)).toEqual([10, 12, 0, 51]);
  const same = cmapOf(3, 10, [...u16(13, 0), ...groups]);
  expect(glyphs(same, 'A', 'C', 0x20001)).toEqual([10, 10, 50]);
});

test('symbols lie in the private area, or where they say', () => {
  const cmap = cmapOf(3, 0, segmentTable({ 0xf041: 5, 0xf0a9: 6, 0x42: 7 }));
  expect(glyphs(cmap, 'A', '©', 'B', 0xf041, '中')).toEqual([5, 6, 7, 5, 0]);
});

test('Mac Roman', () => {
  const bytes = [...u16(0, 262, 0), ...Array.from({ length: 256 }, (_, code) => code)];
  expect(glyphs(cmapOf(1, 0, bytes), 'A', 'é', '“', 'ˇ', '中')).toEqual([65, 0x8e, 0xd2, 0xff, 0]);
});

test('Unicode goes before symbols, and what it lacks is looked for in them', () => {
  const symbols = segmentTable({ 0xf041: 5, 0xf042: 6 });
  const letters = segmentTable({ 0x41: 9 });
  const head = [...u16(0, 2, 3, 0), ...u32(20), ...u16(3, 1), ...u32(20 + symbols.length)];
  expect(glyphs([...head, ...symbols, ...letters], 'A', 'B')).toEqual([9, 6]);
});

test('a format that is not known is left out', () => {
  expect(glyphs(cmapOf(3, 1, u16(2, 0, 0)), 'A')).toEqual([0]);
});

test('whatever the bytes, the answer is a number, and soon', () => {
  const table = fc
    .constantFrom(0, 4, 6, 10, 12, 13)
    .chain((format) =>
      fc
        .uint8Array({ maxLength: 200 })
        .map((rest) => cmapOf(3, 10, [...u16(format), ...u8(...rest)])),
    );
  fc.assert(
    fc.property(table, fc.nat({ max: 0x10ffff }), (cmap, code) => {
      expect(lookup(cmap)(code)).toBeGreaterThanOrEqual(0);
    }),
  );
});
