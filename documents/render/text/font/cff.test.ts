import { expect, test } from 'vitest';
import { bytesOf } from './bytes.ts';
import { readCff } from './cff.ts';
import { cffGlyph } from './char-string.ts';
import {
  cff,
  cffIndex,
  counted,
  dictNumber,
  letters,
  operation,
  u16,
} from './font.test-support.ts';

const MOVE = [21];
const LINE = [5];
const END = [14];
const glyph = (size: number): number[] => [
  ...operation(MOVE, 0, 0),
  ...operation(LINE, size, 0, 0, size),
  ...END,
];

test('glyphs, units and names', () => {
  const font = readCff(
    bytesOf(
      cff({
        charStrings: [END, glyph(10), glyph(20), glyph(30), glyph(40)],
        strings: [letters('uni4E2D'), letters('u20000'), letters('longer.name')],
        sids: [34, 391, 392, 393],
        // FontMatrix 0.0005 0 0 0.0005 0 0
        top: [30, 0xa0, 0x00, 0x5f, 139, 139, 30, 0xa0, 0x00, 0x5f, 139, 139, 12, 7],
      }),
    ),
  );
  expect(font?.charStrings.count).toBe(5);
  expect(font?.unitsPerEm).toBeCloseTo(2_000);
  expect(font?.charset).toEqual([
    { sid: 0 },
    { sid: 34, codePoint: 0x41 },
    { sid: 391, codePoint: 0x4e2d },
    { sid: 392, codePoint: 0x20000 },
    { sid: 393 },
  ]);
});

test.each([
  ['ranges of up to 256', [1, ...u16(1), 2, ...u16(40), 0], [0, 1, 2, 3, 40]],
  ['ranges of more', [2, ...u16(5, 300)], [0, 5, 6, 7, 8]],
])('names in %s', (_, charset, expected) => {
  const bytes = cff({ charStrings: [END, END, END, END, END], sids: [0, 0, 0, 0] });
  const at = bytes.length - charsetToEnd();
  bytes.set(charset, at);
  const sids = readCff(bytesOf(bytes))?.charset.map(({ sid }) => sid);
  expect(sids).toEqual(expected);
});

/** From the charset of four glyphs to the end: itself, a Private DICT and no subroutines. */
function charsetToEnd(): number {
  return 9 + 18 + 2;
}

test('a font with CIDs has a Private DICT for each of its parts', () => {
  const names = [1, 0, 4, 2, ...cffIndex([letters('C')])];
  const charStrings = cffIndex([glyph(1), glyph(2), glyph(3)]);
  const ownOf = (nominal: number): number[] => [...dictNumber(nominal), 21];
  const dictOf = (at: number): number[] => [...dictNumber(6), ...dictNumber(at), 18];
  const top = (select: number, array: number, strings: number): number[] => [
    ...[...dictNumber(strings), 17, ...dictNumber(array), 12, 36, ...dictNumber(select), 12, 37],
  ];
  const strings = names.length + cffIndex([top(0, 0, 0)]).length + 4;
  const select = strings + charStrings.length;
  const array = select + 11;
  const own = array + cffIndex([dictOf(0), dictOf(0)]).length;
  const bytes = new Uint8Array([
    ...names,
    ...cffIndex([top(select, array, strings)]),
    ...[...cffIndex([]), ...cffIndex([])],
    ...charStrings,
    ...[3, ...u16(2, 0), 0, ...u16(2), 1, ...u16(3)],
    ...cffIndex([dictOf(own), dictOf(own + 6)]),
    ...[...ownOf(100), ...ownOf(200)],
  ]);
  const font = readCff(bytesOf(bytes));
  expect([0, 1, 2].map((id) => font?.privateOf(id).nominalWidth)).toEqual([100, 100, 200]);
  expect(font && cffGlyph(font, 2).outline).toHaveLength(1);
  expect(font?.charset).toEqual([]);
});

test('a program without glyphs is none', () => {
  expect(readCff(bytesOf(cff({ charStrings: [] })))).toBeUndefined();
  expect(readCff(bytesOf(new Uint8Array([1, 0, 4, 1])))).toBeUndefined();
});

test('of a Private DICT beyond all measure only the beginning is read', () => {
  const huge = cff({ charStrings: [glyph(1)], subrs: [Array<number>(60_000).fill(139)] });
  const at = [...huge].findIndex((_, index) =>
    [...dictNumber(18)].every((byte, more) => huge[index + more] === byte),
  );
  huge.set(dictNumber(60_000), at);
  const { bytes, reads } = counted(huge);
  const font = readCff(bytes);
  expect(font?.privateOf(0).nominalWidth).toBe(500);
  expect(reads()).toBeLessThan(10_000);
});

test('a name leads to the first glyph that has it', () => {
  const font = readCff(bytesOf(cff({ charStrings: [1, 2, 3, 4].map(glyph), sids: [34, 35, 34] })));
  expect([0, 34, 35, 36].map((sid) => font?.glyphOfSid(sid))).toEqual([0, 1, 2, undefined]);
});
