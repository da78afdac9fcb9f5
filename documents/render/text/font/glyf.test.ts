import { expect, test } from 'vitest';
import { bytesOf } from './bytes.ts';
import {
  compositeGlyph,
  counted,
  glyfTables,
  simpleGlyph,
  type TestPoint,
  u16,
  u8,
} from './font.test-support.ts';
import { glyfOutline } from './glyf.ts';
import { type Outline, stepsOf } from './outline.ts';

function outline(glyphs: readonly (readonly number[])[], glyph: number): Outline {
  const { glyf, loca } = glyfTables(glyphs);
  const bytes = (numbers: readonly number[]) => bytesOf(new Uint8Array(numbers));
  return glyfOutline({ glyf: bytes(glyf), loca: bytes(loca), isLong: true }, glyph).outline;
}

const on = (x: number, y: number): TestPoint => ({ x, y });
const off = (x: number, y: number): TestPoint => ({ x, y, isOn: false });
const TRIANGLE = simpleGlyph([on(0, 0), on(100, 0), on(0, 100)]);

test('lines', () => {
  expect(outline([TRIANGLE], 0)).toEqual([
    {
      start: [0, 0],
      steps: [
        [100, 0],
        [0, 100],
        [0, 0],
      ],
    },
  ]);
});

test('curves, with a point between two that are off the curve', () => {
  expect(outline([simpleGlyph([on(0, 0), off(10, 0), off(10, 20), on(0, 20)])], 0)).toEqual([
    {
      start: [0, 0],
      steps: [
        [10, 0, 10, 10],
        [10, 20, 0, 20],
        [0, 0],
      ],
    },
  ]);
});

test.each([
  [
    'begins off the curve and ends on it',
    [off(10, 0), on(10, 10), on(0, 0)],
    {
      start: [0, 0],
      steps: [
        [10, 0, 10, 10],
        [0, 0],
      ],
    },
  ],
  [
    'has no point on the curve',
    [off(0, 0), off(20, 0), off(20, 20)],
    {
      start: [10, 10],
      steps: [
        [0, 0, 10, 0],
        [20, 0, 20, 10],
        [20, 20, 10, 10],
      ],
    },
  ],
])('a contour that %s', (_, points, expected) => {
  expect(outline([simpleGlyph(points)], 0)).toEqual([expected]);
});

test('flags that repeat, and coordinates of one byte and of none', () => {
  const flags = u8(0x01 | 0x02 | 0x10 | 0x20 | 0x08, 2);
  const glyph = [...u16(1, 0, 0, 0, 0, 2, 0), ...flags, ...u8(5, 6, 7)];
  expect(outline([glyph], 0)).toMatchObject([
    {
      start: [5, 0],
      steps: [
        [11, 0],
        [18, 0],
        [5, 0],
      ],
    },
  ]);
});

test('parts are moved, scaled and turned', () => {
  const moved = [0x0003, 0, ...u16(50, -20)];
  const scaled = [0x000a, 0, ...u8(5, 6), ...u16(0x2000)];
  const turned = [0x0082, 0, ...u8(0, 0), ...u16(0, 0x4000, -0x4000, 0)];
  const [one, two, three] = outline([TRIANGLE, compositeGlyph(moved, scaled, turned)], 1);
  expect(one).toMatchObject({
    start: [50, -20],
    steps: [
      [150, -20],
      [50, 80],
      [50, -20],
    ],
  });
  expect(two).toMatchObject({
    start: [5, 6],
    steps: [
      [55, 6],
      [5, 56],
      [5, 6],
    ],
  });
  expect(three?.steps[0]?.map((value) => value + 0)).toEqual([0, 100]);
});

test('glyphs without an outline, and none at all', () => {
  expect(outline([[], TRIANGLE], 0)).toEqual([]);
  expect(outline([TRIANGLE], 1)).toEqual([]);
  expect(outline([TRIANGLE], 9_999)).toEqual([]);
});

test('a glyph that is made of itself ends', () => {
  const part = [0x0002, 0, ...u8(0, 0)];
  expect(outline([compositeGlyph(part, part, part)], 0)).toEqual([]);
});

test('parts of parts of parts stay within bounds', () => {
  const twice = (glyph: number): number[] => {
    const part = [0x0002, glyph, ...u8(1, 1)];
    return compositeGlyph(...Array<number[]>(40).fill(part));
  };
  const found = outline([TRIANGLE, ...[0, 1, 2, 3, 4].map(twice)], 5);
  expect(found.length).toBeGreaterThan(0);
  expect(found.length).toBeLessThanOrEqual(256);
});

test('a glyph of too many points, and one whose points are not there', () => {
  const huge = [...u16(1, 0, 0, 0, 0, 0xffff, 0), ...u8(...Array<number>(600).fill(0x3f))];
  expect(outline([huge], 0)).toEqual([]);
  const cut = [...u16(1, 0, 0, 0, 0, 9_000, 0), 1];
  expect(stepsOf(outline([cut], 0))).toBeLessThan(3);
  expect(outline([u16(32_767, 0, 0, 0, 0, 0, 0)], 0)).toEqual([]);
});

test('contours whose ends go back are not drawn again and again', () => {
  const points = 20_000;
  const ends = Array.from({ length: 20_000 }, (_, index) => (index % 2 === 0 ? 0 : points - 2));
  const flags = Array.from({ length: 80 }, () => [0x39, 255]).flat();
  const glyph = [ends.length, 0, 0, 0, 0, ...ends, points - 2, 0].flatMap((one) => u16(one));
  expect(outline([[...glyph, ...flags]], 0).length).toBeLessThan(3);
});

function readsOf(glyphs: readonly (readonly number[])[], glyph: number): number {
  const { glyf, loca } = glyfTables(glyphs);
  const { bytes, reads } = counted(new Uint8Array(glyf));
  const tables = { glyf: bytes, loca: bytesOf(new Uint8Array(loca)), isLong: true };
  expect(glyfOutline(tables, glyph).outline).toEqual([]);
  return reads();
}

test('contours that have no points are not even read', () => {
  const many = u16(32_000, 0, 0, 0, 0, ...Array<number>(32_000).fill(0), 0);
  expect(readsOf([many], 0)).toBeLessThan(10);
});

test('no more parts are read than are drawn, however many a glyph names', () => {
  const nothing: number[] = [];
  const part = (glyph: number): number[] => [0x0002, glyph, ...u8(0, 0)];
  const wide = compositeGlyph(...Array<number[]>(256).fill(part(0)));
  const wider = compositeGlyph(...Array<number[]>(256).fill(part(1)));
  expect(readsOf([nothing, wide, wider], 2)).toBeLessThan(2_000);
});
