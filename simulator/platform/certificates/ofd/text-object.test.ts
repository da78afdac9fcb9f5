import fc from 'fast-check';
import { expect, test } from 'vitest';
import { IDENTITY, type Matrix, transform } from '../../../../documents/ofd/model/geometry.ts';
import { placeOf, placeSlots } from '../../../../documents/ofd/text/run-text.ts';
import { textObject, type TextRequest } from './text-object.ts';
import type { Typeface } from './typefaces.ts';

const NAMED: Typeface = { id: 4, advance: () => 1, glyph: () => undefined };
const EMBEDDED: Typeface = { ...NAMED, glyph: (character) => character.charCodeAt(0) - 96 };
const REQUEST: TextRequest = {
  ...{ text: 'abc', at: { x: 10, y: 20 }, matrix: [0.5, 0, 0, 0.5, 0, 0], size: 8, spacing: 2 },
  ...{ isBold: true, typeface: NAMED, colour: { values: [0, 0, 0], alpha: 255 }, alpha: 100 },
  clips: () => [],
};

test('upright text has its place, size, advances and weight', () => {
  const object = textObject(REQUEST);
  expect(object).toMatchObject({ size: 4, weight: 700, font: 4, alpha: 100, glyphRuns: [] });
  expect(object.codes[0]).toMatchObject({ deltaX: [5, 5], text: 'abc' });
  expect(object.ctm).toBeUndefined();
});

test('text of an embedded font names its glyphs, and is not made bolder', () => {
  expect(textObject({ ...REQUEST, typeface: EMBEDDED })).toMatchObject({
    weight: 400,
    glyphRuns: [{ codePosition: 0, codeCount: 3, glyphCount: 3, glyphs: [1, 2, 3] }],
  });
});

test('however it is turned, the first character stands where it was drawn, within the boundary', () => {
  const matrices = fc.tuple(
    fc.double({ min: -3, max: 3, noNaN: true }),
    fc.double({ min: 0.1, max: 3, noNaN: true }),
  );
  fc.assert(
    fc.property(matrices, ([angle, scale]) => {
      const [cos, sin] = [scale * Math.cos(angle), scale * Math.sin(angle)];
      const matrix: Matrix = [cos, sin, -sin, cos, 50, 60];
      const object = textObject({ ...REQUEST, matrix });
      const place = placeOf(object, IDENTITY);
      const [first, , last] = placeSlots(object)[0]!.map(({ at }) => transform(place, at));
      expect(first?.x).toBeCloseTo(10 * cos - 20 * sin + 50, 3);
      expect(first?.y).toBeCloseTo(10 * sin + 20 * cos + 60, 3);
      const { x, y, w, h } = object.boundary;
      for (const at of [first!, last!]) {
        expect(at.x >= x && at.x <= x + w && at.y >= y && at.y <= y + h).toBe(true);
      }
    }),
  );
});
