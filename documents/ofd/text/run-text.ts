import { combine, IDENTITY, type Matrix, type Point, transform } from '../model/geometry.ts';
import type { TextCode, TextObject } from '../model/page-object.ts';

/** A character and where its origin is on the page, in millimetres. */
export interface PlacedCharacter {
  readonly character: string;
  readonly at: Point;
}

/** From the space of an object to that of what it stands on: its CTM, then the corner of its box. */
export function placeOf(
  { boundary, ctm }: Pick<TextObject, 'boundary' | 'ctm'>,
  outer: Matrix,
): Matrix {
  const { x, y } = boundary;
  return combine(combine(ctm ?? IDENTITY, [1, 0, 0, 1, x, y]), outer);
}

/**
 * The characters of a text object at their places (GB/T 33190 11.3). A character without an advance
 * takes the one before it; where there is none at all, that of an em, along the reading direction.
 */
export function placeCharacters(object: TextObject, outer: Matrix): readonly PlacedCharacter[] {
  const matrix = placeOf(object, outer);
  return object.codes.flatMap((code) => placeRun(code, object, matrix));
}

function placeRun(
  code: TextCode,
  { size, readDirection, hScale }: TextObject,
  matrix: Matrix,
): PlacedCharacter[] {
  const isVertical = Math.abs(readDirection % 180) === 90;
  const hasNone = code.deltaX.length === 0 && code.deltaY.length === 0;
  let { x, y } = code;
  return [...code.text].map((character, index) => {
    if (index > 0) {
      x +=
        code.deltaX[index - 1] ??
        code.deltaX.at(-1) ??
        (hasNone && !isVertical ? size * hScale : 0);
      y += code.deltaY[index - 1] ?? code.deltaY.at(-1) ?? (hasNone && isVertical ? size : 0);
    }
    return { character, at: transform(matrix, { x, y }) };
  });
}
