import { expect, test } from 'vitest';
import { IDENTITY } from '../model/geometry.ts';
import type { TextObject } from '../model/page-object.ts';
import { placeCharacters } from './run-text.ts';

const OBJECT: TextObject = {
  ...{ kind: 'text', boundary: { x: 10, y: 20, w: 9, h: 9 }, visible: true, alpha: 255, clips: [] },
  ...{ size: 4, stroke: false, fill: true, hScale: 1, readDirection: 0, charDirection: 0 },
  ...{ weight: 400, italic: false, glyphRuns: [] },
  codes: [{ x: 1, y: 2, deltaX: [], deltaY: [], text: '政务码' }],
};
const run = (change: Partial<TextObject['codes'][0]>, more: Partial<TextObject> = {}): number[][] =>
  placeCharacters(
    { ...OBJECT, ...more, codes: [{ ...OBJECT.codes[0]!, ...change }] },
    IDENTITY,
  ).map(({ at }) => [at.x, at.y]);

test.each([
  [
    'an em each where nothing is said',
    run({}),
    [
      [11, 22],
      [15, 22],
      [19, 22],
    ],
  ],
  [
    'the last advance again',
    run({ deltaX: [5] }),
    [
      [11, 22],
      [16, 22],
      [21, 22],
    ],
  ],
  [
    'downwards',
    run({ deltaY: [4, 5] }),
    [
      [11, 22],
      [11, 26],
      [11, 31],
    ],
  ],
  [
    'downwards by direction',
    run({}, { readDirection: 90 }),
    [
      [11, 22],
      [11, 26],
      [11, 30],
    ],
  ],
  [
    'leftwards',
    run({}, { readDirection: 180 }),
    [
      [11, 22],
      [7, 22],
      [3, 22],
    ],
  ],
  [
    'upwards, however it is counted',
    run({}, { readDirection: -90 }),
    [
      [11, 22],
      [11, 18],
      [11, 14],
    ],
  ],
  [
    'by places of glyphs, not by characters',
    run(
      { deltaX: [3, 4] },
      { glyphRuns: [{ codePosition: 0, codeCount: 2, glyphCount: 1, glyphs: [9] }] },
    ),
    [
      [11, 22],
      [14, 22],
    ],
  ],
  [
    'turned by its matrix',
    run({ deltaX: [5, 5] }, { ctm: [0, 1, -1, 0, 0, 0] }),
    [
      [8, 21],
      [8, 26],
      [8, 31],
    ],
  ],
])('%s', (_, places, expected) => {
  expect(places).toEqual(expected);
});
