import { combine, type Matrix } from '../../ofd/model/geometry.ts';
import type { TextObject } from '../../ofd/model/page-object.ts';
import type { Font } from '../../ofd/model/resources.ts';
import { isIdeographic } from '../../ofd/text/ideographic.ts';
import { wayOf } from '../../ofd/text/run-text.ts';
import type { TextSlot } from '../../ofd/text/slots.ts';
import { type Cell, cellsOf } from './cells.ts';
import type { OutlineFont } from './font/open-font.ts';
import type { Outline } from './font/outline.ts';
import { isItalicFont, type StandIn, standInFor } from './stand-in.ts';

/** What is drawn for one character. */
export type Letter = OutlineLetter | TypedLetter;

/** A glyph of an embedded font. */
export interface OutlineLetter {
  readonly kind: 'outline';
  readonly outline: Outline;
  /** From units of the font, y upwards, to the space of the object. */
  readonly matrix: Matrix;
}

/** A character of a bundled face, with the marks upon it. */
export interface TypedLetter {
  readonly kind: 'typed';
  readonly text: string;
  readonly standIn: StandIn;
  /** From a square of one em at the character's origin, y downwards, to the space of the object. */
  readonly matrix: Matrix;
  /** Ems that there are for it; absent where that is not known. */
  readonly room?: number;
}

export interface LetterSource {
  readonly object: TextObject;
  readonly font: Font | undefined;
  readonly embedded: OutlineFont | undefined;
  /** In ems; `undefined` where it is not known. */
  readonly measure: (standIn: StandIn, character: string) => number | undefined;
}

/** Shear of upright letters that shall be italic: 12 degrees. */
const SLANT = 0.2126;
const BLANK = /^[\s\p{Z}\p{C}]$/u;
const MARK = /^[\p{M}\u200d]$/u;
/** Chinese faces give half a square to these, and a whole one to all other signs. */
const HALF_WIDTH = /^[\u0020-\u00ff]$/;
const FULL_IN_LATIN_1 = /^[§¨°±·×÷]$/;
const HALF = 0.5;
/** UTF-16 units of one letter: a ligature, or one with marks upon it. */
const MAX_TEXT = 16;

/**
 * What is drawn for the characters of an object. Glyphs come from the embedded font: those that the file
 * names, else those of the font's own table. Where the font lacks a character, a bundled face stands in.
 */
export function lettersOf(source: LetterSource): readonly Letter[] {
  const letters: Letter[] = [];
  for (const cell of layOut(source).flat()) {
    const outline = outlined(cell, source);
    if (!outline && joinMark(letters, cell.character)) continue;
    const letter = outline ?? typed(cell, source);
    if (letter) letters.push(letter);
  }
  return letters;
}

/** The characters of an object; those without an advance take that of their font. */
export function layOut(source: LetterSource): readonly (readonly Cell[])[] {
  const { size, hScale, readDirection } = source.object;
  const isColumn = wayOf(readDirection).x === 0;
  return cellsOf(source.object, (slot) =>
    isColumn ? size : size * hScale * naturalAdvance(slot, source),
  );
}

/** In ems. */
function naturalAdvance(slot: TextSlot, { object, font, embedded, measure }: LetterSource): number {
  const glyph = glyphIn(embedded, slot);
  const units = glyph === undefined ? undefined : embedded?.advance(glyph);
  if (embedded && units !== undefined) return units / embedded.unitsPerEm;
  const { character } = slot;
  if (character === '') return 0;
  const standIn = standInFor(font, character, object);
  return usualAdvance(character, standIn) ?? measure(standIn, character) ?? HALF;
}

/** The glyph that the file names, where the font has it, else that of its table of characters. */
function glyphIn(
  embedded: OutlineFont | undefined,
  { glyph, character }: TextSlot,
): number | undefined {
  if (!embedded) return undefined;
  if (glyph !== undefined && glyph < embedded.glyphCount) return glyph;
  const own = embedded.glyphOf(character.codePointAt(0) ?? 0);
  return own > 0 ? own : undefined;
}

/** Of characters whose advance is the same in all faces of their kind. */
function usualAdvance(character: string, { face }: StandIn): number | undefined {
  if (isIdeographic(character)) return 1;
  if (MARK.test(character)) return 0;
  if (!isChinese(face.family)) return undefined;
  return HALF_WIDTH.test(character) && !FULL_IN_LATIN_1.test(character) ? HALF : 1;
}

function isChinese(family: StandIn['face']['family']): boolean {
  return family !== 'serif' && family !== 'sans' && family !== 'mono';
}

function outlined(cell: Cell, { embedded, object, font }: LetterSource): OutlineLetter | undefined {
  const glyph = glyphIn(embedded, cell);
  if (!embedded || glyph === undefined) return undefined;
  const outline = embedded.outline(glyph);
  const isBlank = outline.length === 0;
  // A subset keeps characters in its table whose outlines it has dropped.
  if (isBlank && glyph !== cell.glyph && !BLANK.test(cell.character)) return undefined;
  const scale = 1 / embedded.unitsPerEm;
  const slant = object.italic && !isItalicFont(font) ? SLANT : 0;
  const inEms: Matrix = [scale, 0, slant * scale, -scale, 0, 0];
  return { kind: 'outline', outline, matrix: combine(inEms, placeOfCell(cell, object)) };
}

function typed(cell: Cell, { object, font }: LetterSource): TypedLetter | undefined {
  const character = cell.character.slice(0, MAX_TEXT);
  // A further glyph of a character that has been drawn, or nothing to be seen.
  if (character === '' || BLANK.test(character)) return undefined;
  const standIn = standInFor(font, character, object);
  const slanted: Matrix = [1, 0, standIn.isSlanted ? -SLANT : 0, 1, 0, 0];
  const room = roomOf(cell, standIn, object);
  const matrix = combine(slanted, placeOfCell(cell, object));
  return { kind: 'typed', text: character, standIn, matrix, ...(room !== undefined && { room }) };
}

/** Ems along the foot of the letter, where it does not stand across the reading direction. */
function roomOf(cell: Cell, standIn: StandIn, object: TextObject): number | undefined {
  const turn = object.readDirection - object.charDirection;
  if (wayOf(turn).x === 0) return undefined;
  const em = object.size * object.hScale;
  if (cell.room !== undefined && em > 0) return cell.room / em;
  return usualAdvance(cell.character, standIn);
}

/** From ems at the origin of a character to the space of its object: HScale, size, CharDirection. */
function placeOfCell({ at }: Cell, { size, hScale, charDirection }: TextObject): Matrix {
  const along = wayOf(charDirection);
  const [dx, dy] = [along.x * size, along.y * size];
  return [dx * hScale, dy * hScale, -dy, dx, at.x, at.y];
}

/** Whether it was a mark that now stands upon the letter before it. */
function joinMark(letters: Letter[], character: string): boolean {
  const last = letters.at(-1);
  if (last?.kind !== 'typed' || !MARK.test(character)) return false;
  const text = (last.text + character).slice(0, MAX_TEXT);
  letters[letters.length - 1] = { ...last, text };
  return true;
}
