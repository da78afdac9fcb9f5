import { expect, test } from 'vitest';
import { transform } from '../../ofd/model/geometry.ts';
import type { TextObject } from '../../ofd/model/page-object.ts';
import type { Font } from '../../ofd/model/resources.ts';
import {
  cmapOf,
  glyfTables,
  segmentTable,
  sfnt,
  simpleGlyph,
  u16,
} from './font/font.test-support.ts';
import { openFont } from './font/open-font.ts';
import { type Letter, lettersOf } from './letters.ts';

const OBJECT: TextObject = {
  ...{ kind: 'text', boundary: { x: 0, y: 0, w: 9, h: 9 }, visible: true, alpha: 255, clips: [] },
  ...{ size: 10, stroke: false, fill: true, hScale: 1, readDirection: 0, charDirection: 0 },
  ...{ weight: 400, italic: false, glyphRuns: [], codes: [] },
};
const SONG: Font = {
  ...{ fontName: '宋体', serif: false, bold: false, italic: false, fixedWidth: false },
};
const BOX = simpleGlyph([
  { x: 0, y: 0 },
  { x: 500, y: 0 },
  { x: 500, y: 700 },
]);
/** A (1), B (2, without an outline) and a space (3). */
const EMBEDDED = openFont(
  sfnt({
    ...glyfTables([[], BOX, [], []]),
    cmap: cmapOf(3, 1, segmentTable({ 0x41: 1, 0x42: 2, 0x20: 3 })),
    hhea: [...Array<number>(34).fill(0), ...u16(2)],
    hmtx: u16(300, 0, 600, 0, 0, 0),
  }),
);

interface Setting extends Partial<TextObject> {
  readonly text: string;
  readonly deltaX?: readonly number[];
  readonly isEmbedded?: boolean;
}

function letters({ text, deltaX = [], isEmbedded = false, ...more }: Setting): readonly Letter[] {
  const codes = [{ x: 0, y: 0, deltaX, deltaY: [], text }];
  return lettersOf({
    object: { ...OBJECT, ...more, codes },
    font: SONG,
    embedded: isEmbedded ? EMBEDDED : undefined,
    measure: () => undefined,
  });
}

const typed = (setting: Setting): unknown[] =>
  letters(setting).map((letter) =>
    letter.kind === 'typed'
      ? [letter.text, letter.matrix[4], letter.room]
      : [`#${letter.outline.length}`, letter.matrix[4]],
  );

test.each([
  [
    'the room of each',
    { text: '甲乙', deltaX: [8] },
    [
      ['甲', 0, 0.8],
      ['乙', 8, 1],
    ],
  ],
  [
    'letters of half a square',
    { text: 'a“b' },
    [
      ['a', 0, 0.5],
      ['“', 5, 1],
      ['b', 15, 0.5],
    ],
  ],
  [
    'blanks',
    { text: '甲 \u3000乙' },
    [
      ['甲', 0, 1],
      ['乙', 25, 1],
    ],
  ],
  [
    'marks',
    { text: 'e\u0301\u0302x' },
    [
      ['e\u0301\u0302', 0, 0.5],
      ['x', 5, 0.5],
    ],
  ],
  [
    'pairs of surrogates',
    { text: '𠮷a', deltaX: [12] },
    [
      ['𠮷', 0, 1.2],
      ['a', 12, 0.5],
    ],
  ],
  [
    'narrowed ones',
    { text: '甲乙', hScale: 0.5 },
    [
      ['甲', 0, 1],
      ['乙', 5, 1],
    ],
  ],
  ['a turned one, without room', { text: '甲', charDirection: 90 }, [['甲', 0, undefined]]],
])('typed: %s', (_, setting, expected) => {
  expect(typed(setting)).toEqual(expected);
});

test('glyphs of the embedded font, and its advances', () => {
  expect(typed({ text: 'A A甲', isEmbedded: true })).toEqual([
    ['#1', 0],
    ['#0', 6],
    ['#1', 12],
    ['甲', 18, 1],
  ]);
});

test('a character that the subset has without an outline is typed', () => {
  expect(typed({ text: 'BA', deltaX: [7], isEmbedded: true })).toEqual([
    ['B', 0, 0.7],
    ['#1', 7],
  ]);
});

test('glyphs that the file names; beyond the font, its characters', () => {
  const glyphRuns = [{ codePosition: 0, codeCount: 3, glyphCount: 3, glyphs: [1, 2, 99] }];
  const setting = { text: 'xyA', deltaX: [7, 7], glyphRuns };
  expect(typed({ ...setting, isEmbedded: true })).toEqual([
    ['#1', 0],
    ['#0', 7],
    ['#1', 14],
  ]);
  expect(typed(setting)).toEqual([
    ['x', 0, 0.7],
    ['y', 7, 0.7],
    ['A', 14, 0.5],
  ]);
});

test('one glyph for two letters is typed as both, two for one as one', () => {
  const glyphRuns = [
    { codePosition: 0, codeCount: 2, glyphCount: 1, glyphs: [9] },
    { codePosition: 2, codeCount: 1, glyphCount: 2, glyphs: [7, 8] },
  ];
  expect(typed({ text: 'fin', deltaX: [8, 3], glyphRuns })).toEqual([
    ['fi', 0, 0.8],
    ['n', 8, 0.3],
  ]);
});

test.each([
  ['upright', {}, { x: 0, y: -7 }],
  ['narrow', { hScale: 0.5 }, { x: 0, y: -7 }],
  ['slanted', { italic: true }, { x: 1.4882, y: -7 }],
  ['on its right side', { charDirection: 90 }, { x: 7, y: 0 }],
  ['upside down', { charDirection: 180 }, { x: 0, y: 7 }],
  ['on its left side', { charDirection: 270 }, { x: -7, y: 0 }],
])('the head of a letter that stands %s', (_, more, expected) => {
  const [outline] = letters({ text: 'A', isEmbedded: true, ...more });
  const [standIn] = letters({ text: '甲', ...more });
  const ofOutline = transform(outline!.matrix, { x: 0, y: 700 });
  const ofStandIn = transform(standIn!.matrix, { x: 0, y: -0.7 });
  for (const { x, y } of [ofOutline, ofStandIn]) {
    expect([x, y]).toEqual([expect.closeTo(expected.x), expect.closeTo(expected.y)]);
  }
});

test('a font that is italic itself is not slanted again', () => {
  const [letter] = lettersOf({
    object: { ...OBJECT, italic: true, codes: [{ x: 0, y: 0, deltaX: [], deltaY: [], text: 'A' }] },
    font: { ...SONG, italic: true },
    embedded: EMBEDDED,
    measure: () => undefined,
  });
  expect(letter?.matrix[2]).toBeCloseTo(0, 9);
});

test('a letter holds only so many marks', () => {
  const [letter] = letters({ text: `e${'\u0301'.repeat(5_000)}` });
  expect(letter).toMatchObject({ kind: 'typed' });
  expect(letter?.kind === 'typed' && letter.text.length).toBe(16);
});
