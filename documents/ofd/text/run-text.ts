import { combine, IDENTITY, type Matrix, type Point } from '../model/geometry.ts';
import type { TextCode, TextObject } from '../model/page-object.ts';
import { isIdeographic } from './ideographic.ts';
import { slotsOf, type TextSlot } from './slots.ts';

/** A character (or those of a ligature) and where its origin is, in millimetres. */
export interface PlacedCharacter {
  readonly character: string;
  readonly at: Point;
}

/** A character or glyph and where its origin is, in millimetres. */
export interface PlacedSlot extends TextSlot, PlacedCharacter {}

/** Letters and digits of most fonts are about half as wide as high. */
const HALF = 0.5;

/** How far something without an advance moves on along the reading direction, in millimetres. */
export type AdvanceOf = (slot: TextSlot) => number;

/** From the space of an object to that of what it stands on: its CTM, then the corner of its box. */
export function placeOf(
  { boundary, ctm }: Pick<TextObject, 'boundary' | 'ctm'>,
  outer: Matrix,
): Matrix {
  const { x, y } = boundary;
  return combine(combine(ctm ?? IDENTITY, [1, 0, 0, 1, x, y]), outer);
}

/**
 * Characters and glyphs of a text object in its own space, a list for each TextCode (GB/T 33190 11.3).
 * What has no advance takes that before it; where there is none at all, its own, along the reading
 * direction.
 *
 * @param advanceOf that of most fonts where it is not given
 */
export function placeSlots(
  object: TextObject,
  advanceOf?: AdvanceOf,
): readonly (readonly PlacedSlot[])[] {
  const slots = slotsOf(object);
  return object.codes.map((code, index) => placeRun(code, slots[index] ?? [], object, advanceOf));
}

function placeRun(
  code: TextCode,
  slots: readonly TextSlot[],
  { size, hScale, readDirection }: TextObject,
  advanceOf?: AdvanceOf,
): readonly PlacedSlot[] {
  const way = wayOf(readDirection);
  const natural =
    advanceOf ??
    (({ character }) => (way.x === 0 ? size : size * hScale * usualAdvance(character)));
  const hasNone = code.deltaX.length === 0 && code.deltaY.length === 0;
  let { x, y } = code;
  return slots.map((slot, index) => {
    const at = { x, y };
    const step = hasNone ? natural(slot) : 0;
    x += code.deltaX[index] ?? code.deltaX.at(-1) ?? way.x * step;
    y += code.deltaY[index] ?? code.deltaY.at(-1) ?? way.y * step;
    return { ...slot, at };
  });
}

/** In ems, where the font is not looked at. */
function usualAdvance(character: string): number {
  if (character === '') return 0;
  return isIdeographic(character) ? 1 : HALF;
}

/** Where reading goes, clockwise from the right in quarters of a turn (ReadDirection, 11.3). */
export function wayOf(direction: number): Point {
  const quarter = ((Math.round(direction / 90) % 4) + 4) % 4;
  return WAYS[quarter] ?? RIGHTWARDS;
}

/** A point turned clockwise about the origin by quarters of a turn. */
export function turned({ x, y }: Point, direction: number): Point {
  const { x: cos, y: sin } = wayOf(direction);
  return { x: cos * x - sin * y, y: sin * x + cos * y };
}

const RIGHTWARDS: Point = { x: 1, y: 0 };
const WAYS: readonly Point[] = [RIGHTWARDS, { x: 0, y: 1 }, { x: -1, y: 0 }, { x: 0, y: -1 }];
