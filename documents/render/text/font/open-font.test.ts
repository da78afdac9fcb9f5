import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  cff,
  cmapOf,
  compositeGlyph,
  glyfTables,
  operation,
  segmentTable,
  sfnt,
  simpleGlyph,
  u16,
  u32,
} from './font.test-support.ts';
import { openFont } from './open-font.ts';
import { MAX_STEPS, stepsOf } from './outline.ts';

const BOX = simpleGlyph([
  { x: 0, y: 0 },
  { x: 500, y: 0 },
  { x: 500, y: 700 },
]);
const TABLES = {
  ...glyfTables([[], BOX, compositeGlyph([0x0002, 1, 5, 5])]),
  cmap: cmapOf(3, 1, segmentTable({ 0x41: 1, 0x4e2d: 2, 0x42: 9 })),
  hhea: [...Array<number>(34).fill(0), ...u16(2)],
  hmtx: u16(300, 0, 600, 0, 0),
};
const CFF = cff({
  charStrings: [[14], [...operation([21], 30, 0, 0), ...operation([5], 9, 9), 14]],
  sids: [34],
});

test('TrueType', () => {
  const font = openFont(sfnt(TABLES));
  expect(font).toMatchObject({ unitsPerEm: 1_000, glyphCount: 3 });
  expect([0x41, 0x4e2d, 0x43].map((code) => font?.glyphOf(code))).toEqual([1, 2, 0]);
  expect([0, 1, 2].map((glyph) => font?.advance(glyph))).toEqual([300, 600, 600]);
  expect(font?.outline(2)[0]?.start).toEqual([5, 5]);
});

test('a glyph beyond the last is none, whatever the table of characters says', () => {
  const font = openFont(sfnt(TABLES));
  expect([font?.glyphOf(0x42), font?.advance(9), font?.outline(9)]).toEqual([0, undefined, []]);
  expect([font?.advance(-1), font?.outline(-1)]).toEqual([undefined, []]);
});

test('outlines are enough: subsets leave out all other tables', () => {
  const { glyf, loca, head } = TABLES;
  expect(openFont(sfnt({ glyf, loca, head }))?.outline(1)).toHaveLength(1);
  expect(openFont(sfnt({ glyf, loca, head }))?.advance(1)).toBeUndefined();
  const short = { glyf: BOX, loca: u16(0, BOX.length / 2) };
  expect(openFont(sfnt(short))).toMatchObject({ unitsPerEm: 1_000, glyphCount: 1 });
  expect(openFont(sfnt(short))?.outline(0)).toHaveLength(1);
});

test('CFF, bare and wrapped, with the names of its glyphs for a table of characters', () => {
  const wrapped = sfnt({ 'CFF ': [...CFF] }, u32(0x4f54544f));
  for (const font of [openFont(CFF), openFont(wrapped)]) {
    expect(font).toMatchObject({ unitsPerEm: 1_000, glyphCount: 2 });
    expect([font?.glyphOf(0x41), font?.advance(1), font?.advance(0)]).toEqual([1, 530, 400]);
    expect(font?.outline(1)).toEqual([{ start: [0, 0], steps: [[9, 9]] }]);
  }
});

test('what has no outlines is no font', () => {
  expect(openFont(sfnt({ head: TABLES.head }))).toBeUndefined();
  expect(openFont(sfnt({ glyf: BOX, loca: [] }))).toBeUndefined();
  expect(openFont(new Uint8Array())).toBeUndefined();
});

test('a bundled font is read as its makers say', () => {
  const file = new URL(
    import.meta.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  );
  const font = openFont(readFileSync(file));
  expect(font?.unitsPerEm).toBe(1_000);
  const glyph = font?.glyphOf(0x653f) ?? 0;
  expect(font?.advance(glyph)).toBe(1_000);
  const points = font?.outline(glyph).flatMap(({ start, steps }) => [...start, ...steps.flat()]);
  expect(Math.max(...(points ?? []))).toBeLessThan(1_000);
  expect(font?.advance(font.glyphOf(0x41))).toBe(608);
});

test('what costs more than is allowed is not drawn until there is more', () => {
  for (const bytes of [sfnt(TABLES), CFF]) {
    const allowance = { left: 1 };
    const font = openFont(bytes, allowance);
    expect(font?.outline(1)).toHaveLength(1);
    expect(allowance.left).toBeLessThan(0);
    expect(font?.outline(0)).toEqual([]);
    expect(font?.outline(1)).toHaveLength(1);
    const other = openFont(bytes, allowance);
    expect(other?.outline(1)).toEqual([]);
    allowance.left = 1;
    expect(other?.outline(1)).toHaveLength(1);
  }
});

const FONTS = [sfnt(TABLES), CFF, sfnt({ 'CFF ': [...CFF] }, u32(0x4f54544f))];
/** A font with some of its bytes changed, and maybe cut off. */
const damaged = fc
  .record({
    font: fc.constantFrom(...FONTS),
    changes: fc.array(fc.tuple(fc.nat({ max: 700 }), fc.nat({ max: 255 })), { maxLength: 12 }),
    kept: fc.nat({ max: 2_000 }),
  })
  .map(({ font, changes, kept }) => {
    const bytes = font.slice(0, kept < 1_400 ? font.length : kept % font.length);
    for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value;
    return bytes;
  });

test('damaged fonts and bytes of any kind are read without harm, and soon', () => {
  fc.assert(
    fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 400 })), (bytes) => {
      const started = performance.now();
      const font = openFont(bytes);
      if (!font) return;
      for (const glyph of [0, 1, 2, 3, font.glyphCount - 1, 0xffff]) {
        expect(stepsOf(font.outline(glyph))).toBeLessThanOrEqual(MAX_STEPS);
        expect(font.advance(glyph) ?? 0).not.toBeNaN();
      }
      for (const code of [0, 0x41, 0x4e2d, 0xf041, 0x1f600]) {
        expect(font.glyphOf(code)).toBeLessThan(font.glyphCount);
      }
      expect(performance.now() - started).toBeLessThan(1_000);
    }),
    { numRuns: 2_000 },
  );
});

test('a glyph whose program says its width is read once, and not where nothing is allowed any more', () => {
  const allowance = { left: 1_000 };
  const font = openFont(CFF, allowance)!;
  const before = font.advance(1);
  const { left } = allowance;
  expect(left).toBeLessThan(1_000);
  font.outline(1);
  expect([font.advance(1), allowance.left]).toEqual([before, left]);
  allowance.left = 0;
  expect([font.advance(1), font.advance(2)]).toEqual([before, undefined]);
});
