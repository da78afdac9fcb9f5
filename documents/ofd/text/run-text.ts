import { combine, IDENTITY, type Matrix, type Point, transform } from '../model/geometry.ts';
import type { TextCode, TextObject } from '../model/page-object.ts';

/** A character and where its origin is, in millimetres. */
export interface PlacedCharacter {
  readonly character: string;
  readonly at: Point;
}

/** What placing needs to know of an object. */
export type TextLayout = Pick<TextObject, 'codes' | 'size' | 'hScale' | 'readDirection'>;

/** How far a character without an advance moves on along the reading direction, in millimetres. */
export type AdvanceOf = (character: string) => number;

/** From the space of an object to that of what it stands on: its CTM, then the corner of its box. */
export function placeOf(
  { boundary, ctm }: Pick<TextObject, 'boundary' | 'ctm'>,
  outer: Matrix,
): Matrix {
  const { x, y } = boundary;
  return combine(combine(ctm ?? IDENTITY, [1, 0, 0, 1, x, y]), outer);
}

/** The characters of a text object at their places on the page, with an em where no advance is given. */
export function placeCharacters(object: TextObject, outer: Matrix): readonly PlacedCharacter[] {
  const matrix = placeOf(object, outer);
  return object.codes.flatMap((code) =>
    placeRun(code, object).map(({ character, at }) => ({ character, at: transform(matrix, at) })),
  );
}

/**
 * The characters of one run in the space of its object (GB/T 33190 11.3). A character without an
 * advance takes the one before it; where there is none at all, its own, along the reading direction.
 *
 * @param advanceOf an em where it is not given
 */
export function placeRun(
  code: TextCode,
  layout: TextLayout,
  advanceOf?: AdvanceOf,
): readonly PlacedCharacter[] {
  const { size, hScale } = layout;
  const way = wayOf(layout.readDirection);
  const natural = advanceOf ?? (() => (way.x === 0 ? size : size * hScale));
  const hasNone = code.deltaX.length === 0 && code.deltaY.length === 0;
  let { x, y } = code;
  return [...code.text].map((character, index) => {
    const at = { x, y };
    const step = hasNone ? natural(character) : 0;
    x += code.deltaX[index] ?? code.deltaX.at(-1) ?? way.x * step;
    y += code.deltaY[index] ?? code.deltaY.at(-1) ?? way.y * step;
    return { character, at };
  });
}

/** Where reading goes, clockwise from the right in quarters of a turn (ReadDirection, 11.3). */
export function wayOf(readDirection: number): Point {
  const quarter = ((Math.round(readDirection / 90) % 4) + 4) % 4;
  return WAYS[quarter] ?? RIGHTWARDS;
}

const RIGHTWARDS: Point = { x: 1, y: 0 };
const WAYS: readonly Point[] = [RIGHTWARDS, { x: 0, y: 1 }, { x: -1, y: 0 }, { x: 0, y: -1 }];
