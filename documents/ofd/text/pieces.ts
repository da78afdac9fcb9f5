import { type Matrix, type Point, transform } from '../model/geometry.ts';
import type { TextObject } from '../model/page-object.ts';
import { isIdeographic } from './ideographic.ts';
import { placeOf, type PlacedCharacter, placeSlots, turned } from './run-text.ts';

/** Characters of one text object that stand in one line or one column. Millimetres of the page. */
export interface TextPiece {
  readonly text: string;
  /** Origin of its first character. */
  readonly x: number;
  readonly y: number;
  /** Where the next character would stand, about, from the left. */
  readonly end: number;
  /** Of its characters. */
  readonly size: number;
  readonly box: TextBox;
}

/** A rectangle that is turned about the corner where its first character begins. */
export interface TextBox {
  readonly x: number;
  readonly y: number;
  /** Along the text. */
  readonly width: number;
  /** Across it. */
  readonly height: number;
  /** Clockwise, in degrees. */
  readonly angle: number;
}

/** Characters whose base lines differ by less than this part of their size stand in one line. */
const SAME_LINE = 0.5;
/** A step of more than this many sizes begins a new piece. */
const MAX_STEP = 3;
/** How much of its square an ideograph has above the base line. */
const ASCENT = 0.86;
const DEFAULT_SIZE = 3.5;

/** The pieces of a text object in the order of the file. */
export function piecesOf(object: TextObject, outer: Matrix): readonly TextPiece[] {
  const size = object.size > 0 ? object.size : DEFAULT_SIZE;
  const placed = placeSlots(object).flat();
  // In a space whose x runs along the feet of the letters.
  const upright = placed
    .filter(({ character }) => character !== '')
    .map(({ character, at }) => ({ character, at: turned(at, -object.charDirection) }));
  const matrix = placeOf(object, outer);
  return splitPieces(upright, size).map((run) => pieceOf(run, { ...object, size }, matrix));
}

interface Split {
  readonly characters: readonly PlacedCharacter[];
  readonly isColumn: boolean;
}

function splitPieces(placed: readonly PlacedCharacter[], size: number): readonly Split[] {
  if (isColumn(placed, size)) return [{ characters: placed, isColumn: true }];
  const runs: PlacedCharacter[][] = [];
  for (const one of placed) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const step = before ? one.at.x - before.at.x : 0;
    const isSame = before && Math.abs(one.at.y - before.at.y) < SAME_LINE * size;
    if (run && isSame && step >= 0 && step < MAX_STEP * size) run.push(one);
    else runs.push([one]);
  }
  return runs.map((characters) => ({ characters, isColumn: false }));
}

/** Characters one below the other are read together, not with what stands beside each of them. */
function isColumn(placed: readonly PlacedCharacter[], size: number): boolean {
  const [first] = placed;
  if (!first || placed.length < 2) return false;
  return placed.every(
    ({ at }, index) =>
      Math.abs(at.x - first.at.x) < SAME_LINE * size &&
      (index === 0 || at.y > (placed[index - 1]?.at.y ?? 0)),
  );
}

function pieceOf(split: Split, object: TextObject, matrix: Matrix): TextPiece {
  const { characters } = split;
  const { size, charDirection } = object;
  const first = characters[0]?.at ?? { x: 0, y: 0 };
  const last = characters.at(-1)?.at ?? first;
  const previous = characters.at(-2)?.at;
  const step = split.isColumn || !previous ? size : last.x - previous.x;
  const toPage = (point: Point): Point => transform(matrix, turned(point, charDirection));
  const origin = toPage(first);
  return {
    text: characters.map(({ character }) => character).join(''),
    x: origin.x,
    y: origin.y,
    end: toPage({ x: (split.isColumn ? first.x : last.x) + step, y: first.y }).x,
    size: lengthOf(toPage({ x: first.x, y: first.y + size }), origin),
    box: boxOf(split, object, toPage),
  };
}

function boxOf(
  { characters, isColumn: isDown }: Split,
  { size, hScale }: TextObject,
  toPage: (point: Point) => Point,
): TextBox {
  const first = characters[0]?.at ?? { x: 0, y: 0 };
  const last = characters.at(-1) ?? { character: '', at: first };
  const em = size * hScale;
  const top = first.y - ASCENT * size;
  const right = last.at.x + (isIdeographic(last.character) ? em : em / 2);
  // A column is a line turned to the right: it begins at its upper right corner.
  const corner = toPage(isDown ? { x: first.x + em, y: top } : { x: first.x, y: top });
  const along = toPage(
    isDown ? { x: first.x + em, y: last.at.y + size * (1 - ASCENT) } : { x: right, y: top },
  );
  const across = toPage(isDown ? { x: first.x, y: top } : { x: first.x, y: top + size });
  return {
    ...corner,
    width: lengthOf(along, corner),
    height: lengthOf(across, corner),
    angle: (Math.atan2(along.y - corner.y, along.x - corner.x) * 180) / Math.PI,
  };
}

function lengthOf(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
