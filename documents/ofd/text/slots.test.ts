import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GlyphRun } from '../model/page-object.ts';
import { slotsOf } from './slots.ts';

const run = (
  codePosition: number,
  codeCount: number,
  glyphCount: number,
  ...glyphs: number[]
): GlyphRun => ({ codePosition, codeCount, glyphCount, glyphs });
const slots = (texts: readonly string[], ...glyphRuns: GlyphRun[]): unknown =>
  slotsOf({
    codes: texts.map((text) => ({ x: 0, y: 0, deltaX: [], deltaY: [], text })),
    glyphRuns,
  }).map((list) =>
    list.map(({ character, glyph }) => (glyph === undefined ? character : `${character}${glyph}`)),
  );

test.each([
  ['no glyphs', slots(['ab']), [['a', 'b']]],
  ['one for one', slots(['abc'], run(1, 2, 2, 7, 8)), [['a', 'b7', 'c8']]],
  ['many for one', slots(['xfiy'], run(1, 2, 1, 9)), [['x', 'fi9', 'y']]],
  ['one for many', slots(['ab'], run(1, 1, 2, 5, 6)), [['a', 'b5', '6']]],
  ['many for many', slots(['ab'], run(0, 2, 3, 4, 5, 6)), [['a4', 'b5', '6']]],
  ['three for two', slots(['abcd'], run(0, 3, 2, 4, 5)), [['a4', 'bc5', 'd']]],
  ['two runs', slots(['afi fi'], run(1, 2, 1, 9), run(4, 2, 1, 9)), [['a', 'fi9', ' ', 'fi9']]],
  [
    'counted over all text',
    slots(['ab', 'cd'], run(3, 1, 1, 6)),
    [
      ['a', 'b'],
      ['c', 'd6'],
    ],
  ],
  [
    'counted anew for each text',
    slots(['ab', 'cd'], run(0, 2, 2, 1, 2), run(0, 2, 2, 3, 4)),
    [
      ['a1', 'b2'],
      ['c3', 'd4'],
    ],
  ],
  ['counts left out', slots(['abc'], run(0, 1, 1, 1, 2, 3)), [['a1', 'b2', 'c3']]],
  ['more codes than text', slots(['ab'], run(1, 9, 9, 1, 2)), [['a', 'b1', '2']]],
  ['behind the text', slots(['ab'], run(5, 1, 1, 1)), [['a', 'b']]],
  ['no glyphs in it', slots(['ab'], run(0, 1, 1)), [['a', 'b']]],
  ['surrogate pairs count once', slots(['𠮷b'], run(1, 1, 1, 3)), [['𠮷', 'b3']]],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected);
});

test('whatever the runs say, the text stays whole and in its order', () => {
  const count = fc.nat({ max: 6 });
  const anyRun = fc.record({
    codePosition: fc.nat({ max: 20 }),
    codeCount: count,
    glyphCount: count,
    glyphs: fc.array(fc.nat(), { maxLength: 5 }),
  });
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 4 }), fc.array(anyRun), (texts, glyphRuns) => {
      const codes = texts.map((text) => ({ x: 0, y: 0, deltaX: [], deltaY: [], text }));
      const read = slotsOf({ codes, glyphRuns }).map((list) =>
        list.map(({ character }) => character).join(''),
      );
      expect(read).toEqual(texts);
    }),
  );
});
