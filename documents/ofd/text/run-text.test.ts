import { expect, test } from 'vitest';
import type { TextObject } from '../model/page-object.ts';
import { placeSlots, turned } from './run-text.ts';

const OBJECT: TextObject = {
  ...{ kind: 'text', boundary: { x: 10, y: 20, w: 9, h: 9 }, visible: true, alpha: 255, clips: [] },
  ...{ size: 4, stroke: false, fill: true, hScale: 1, readDirection: 0, charDirection: 0 },
  ...{ weight: 400, italic: false, glyphRuns: [] },
  codes: [{ x: 1, y: 2, deltaX: [], deltaY: [], text: '政务码' }],
};
const run = (change: Partial<TextObject['codes'][0]>, more: Partial<TextObject> = {}): number[][] =>
  placeSlots({ ...OBJECT, ...more, codes: [{ ...OBJECT.codes[0]!, ...change }] })
    .flat()
    .map(({ at }) => [at.x, at.y]);

test.each([
  [
    'an em for each ideograph where nothing is said',
    run({}),
    [
      [1, 2],
      [5, 2],
      [9, 2],
    ],
  ],
  [
    'the last advance again',
    run({ deltaX: [5] }),
    [
      [1, 2],
      [6, 2],
      [11, 2],
    ],
  ],
  [
    'downwards',
    run({ deltaY: [4, 5] }),
    [
      [1, 2],
      [1, 6],
      [1, 11],
    ],
  ],
  [
    'downwards by direction',
    run({}, { readDirection: 90 }),
    [
      [1, 2],
      [1, 6],
      [1, 10],
    ],
  ],
  [
    'leftwards',
    run({}, { readDirection: 180 }),
    [
      [1, 2],
      [-3, 2],
      [-7, 2],
    ],
  ],
  [
    'upwards, however it is counted',
    run({}, { readDirection: -90 }),
    [
      [1, 2],
      [1, -2],
      [1, -6],
    ],
  ],
  [
    'by places of glyphs, not by characters',
    run(
      { deltaX: [3, 4] },
      { glyphRuns: [{ codePosition: 0, codeCount: 2, glyphCount: 1, glyphs: [9] }] },
    ),
    [
      [1, 2],
      [4, 2],
    ],
  ],
])('%s', (_, places, expected) => {
  expect(places).toEqual(expected);
});

test('letters are half as wide where nothing is said', () => {
  expect(run({ text: 'a证b' })).toEqual([
    [1, 2],
    [3, 2],
    [7, 2],
  ]);
});

test('advances of a font are taken where the file gives none', () => {
  const placed = placeSlots(OBJECT, ({ character }) => (character === '政' ? 3 : 7)).flat();
  expect(placed.map(({ at }) => at.x)).toEqual([1, 4, 11]);
});

test.each([
  [0, { x: 2, y: 1 }],
  [90, { x: -1, y: 2 }],
  [180, { x: -2, y: -1 }],
  [270, { x: 1, y: -2 }],
  [-90, { x: 1, y: -2 }],
])('turned by %i degrees', (direction, expected) => {
  const { x, y } = turned({ x: 2, y: 1 }, direction);
  expect([x, y]).toEqual([expect.closeTo(expected.x), expect.closeTo(expected.y)]);
});
