import { expect, test } from 'vitest';
import { IDENTITY } from '../model/geometry.ts';
import type { TextObject } from '../model/page-object.ts';
import { piecesOf } from './pieces.ts';

const OBJECT: TextObject = {
  ...{ kind: 'text', boundary: { x: 10, y: 20, w: 9, h: 9 }, visible: true, alpha: 255, clips: [] },
  ...{ size: 10, stroke: false, fill: true, hScale: 1, readDirection: 0, charDirection: 0 },
  ...{ weight: 400, italic: false, glyphRuns: [] },
  codes: [{ x: 0, y: 0, deltaX: [], deltaY: [], text: '政务码' }],
};
type Code = TextObject['codes'][0];
const pieces = (code: Partial<Code>, more: Partial<TextObject> = {}): unknown[] =>
  piecesOf({ ...OBJECT, ...more, codes: [{ ...OBJECT.codes[0]!, ...code }] }, IDENTITY).map(
    ({ text, box }) => [
      text,
      ...[box.x, box.y, box.width, box.height, box.angle].map(
        (value) => Math.round(value * 10) / 10,
      ),
    ],
  );

test.each([
  ['a line', pieces({}), [['政务码', 10, 11.4, 30, 10, 0]]],
  ['half a square for a last letter', pieces({ text: '码a' }), [['码a', 10, 11.4, 15, 10, 0]]],
  [
    'wide gaps and steps back begin a new piece',
    pieces({ text: '甲乙丙丁', deltaX: [10, 40, -50] }),
    [
      ['甲乙', 10, 11.4, 20, 10, 0],
      ['丙', 60, 11.4, 10, 10, 0],
      ['丁', 10, 11.4, 10, 10, 0],
    ],
  ],
  [
    'a column of upright characters, from its upper right corner',
    pieces({ deltaY: [10, 10] }),
    [['政务码', 20, 11.4, 30, 10, 90]],
  ],
  [
    'a column of characters that lie on their side',
    pieces({ deltaY: [10, 10] }, { charDirection: 90, readDirection: 90 }),
    [['政务码', 18.6, 20, 30, 10, 90]],
  ],
  [
    'upside down',
    pieces({ deltaX: [-10, -10] }, { charDirection: 180, readDirection: 180 }),
    [['政务码', 10, 28.6, 30, 10, 180]],
  ],
  [
    'turned and made larger by its matrix',
    pieces({}, { ctm: [0, 2, -2, 0, 0, 0] }),
    [['政务码', 27.2, 20, 60, 20, 90]],
  ],
  ['narrow letters', pieces({}, { hScale: 0.5 }), [['政务码', 10, 11.4, 15, 10, 0]]],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected);
});

test('a ligature is read as its letters, a further glyph not at all', () => {
  const glyphRuns = [
    { codePosition: 0, codeCount: 2, glyphCount: 1, glyphs: [9] },
    { codePosition: 2, codeCount: 1, glyphCount: 2, glyphs: [7, 8] },
  ];
  expect(pieces({ text: 'fin', deltaX: [5, 5] }, { glyphRuns })).toEqual([
    ['fin', 10, 11.4, 10, 10, 0],
  ]);
});

test('size and place on the page are those of the matrix', () => {
  const [piece] = piecesOf({ ...OBJECT, ctm: [2, 0, 0, 2, 1, 1] }, [1, 0, 0, 1, 100, 0]);
  expect(piece).toMatchObject({ x: 111, y: 21, size: 20, end: 171 });
});
