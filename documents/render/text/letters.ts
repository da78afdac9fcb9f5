import { combine, type Matrix } from '../../ofd/model/geometry.ts';
import type { TextObject } from '../../ofd/model/page-object.ts';
import type { Font } from '../../ofd/model/resources.ts';
import { wayOf } from '../../ofd/text/run-text.ts';
import { type Cell, cellsOf } from './cells.ts';
import type { OutlineFont } from './font/open-font.ts';
import type { Outline } from './font/outline.ts';
import { isIdeographic, isItalicFont, type StandIn, standInFor } from './stand-in.ts';

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
/** Letters and digits of Chinese faces take half a square. */
const HALF = 0.5;

/**
 * What is drawn for the characters of an object. Glyphs come from the embedded font: those that the file
 * names, else those of the font's own table. Where the font lacks a character, a bundled face stands in.
 */
export function lettersOf(source: LetterSource): readonly Letter[] {
  const letters: Letter[] = [];
  for (const cell of layOut(source)) {
    const outlines = outlinesOf(cell, source);
    if (outlines) letters.push(...outlines);
    else if (!joinMark(letters, cell.character)) letters.push(...typed(cell, source));
  }
  return letters;
}

/** The characters of an object; those without an advance take that of their font. */
export function layOut(source: LetterSource): readonly Cell[] {
  const { size, hScale, readDirection } = source.object;
  const isUpright = wayOf(readDirection).x === 0;
  return cellsOf(source.object, (character) =>
    isUpright ? size : size * hScale * naturalAdvance(character, source),
  );
}

/** In ems. */
function naturalAdvance(
  character: string,
  { object, font, embedded, measure }: LetterSource,
): number {
  const glyph = embedded?.glyphOf(codeOf(character)) ?? 0;
  const units = glyph > 0 ? embedded?.advance(glyph) : undefined;
  if (embedded && units !== undefined) return units / embedded.unitsPerEm;
  const standIn = standInFor(font, character, object);
  return usualAdvance(character, standIn) ?? measure(standIn, character) ?? HALF;
}

/** Of characters whose advance is the same in all faces of their kind. */
function usualAdvance(character: string, { face }: StandIn): number | undefined {
  if (isIdeographic(character)) return 1;
  if (MARK.test(character)) return 0;
  return isChinese(face.family) ? HALF : undefined;
}

function isChinese(family: StandIn['face']['family']): boolean {
  return family !== 'serif' && family !== 'sans' && family !== 'mono';
}

function outlinesOf(cell: Cell, source: LetterSource): readonly Letter[] | undefined {
  const { embedded, object, font } = source;
  if (!embedded) return undefined;
  const named = cell.glyphs?.filter((glyph) => glyph < embedded.glyphCount);
  const own = embedded.glyphOf(codeOf(cell.character));
  const glyphs =
    named && named.length === cell.glyphs?.length ? named : own > 0 ? [own] : undefined;
  if (!glyphs) return undefined;
  const isBlank = glyphs.every((glyph) => embedded.outline(glyph).length === 0);
  // A subset keeps characters in its table whose outlines it has dropped.
  if (isBlank && !cell.glyphs && !BLANK.test(cell.character)) return undefined;
  const scale = 1 / embedded.unitsPerEm;
  const slant = object.italic && !isItalicFont(font) ? SLANT : 0;
  const place = placeOfCell(cell, object);
  let pen = 0;
  return glyphs.map((glyph): Letter => {
    const inEms: Matrix = [scale, 0, slant * scale, -scale, pen, 0];
    pen += (embedded.advance(glyph) ?? embedded.unitsPerEm) * scale;
    return { kind: 'outline', outline: embedded.outline(glyph), matrix: combine(inEms, place) };
  });
}

function typed(cell: Cell, source: LetterSource): readonly Letter[] {
  const { character, glyphs } = cell;
  // Drawn with the characters before it, or nothing to be seen.
  if (glyphs?.length === 0 || BLANK.test(character)) return [];
  const { object, font } = source;
  const standIn = standInFor(font, character, object);
  const place = placeOfCell(cell, object);
  const slanted: Matrix = [1, 0, standIn.isSlanted ? -SLANT : 0, 1, 0, 0];
  const room = roomOf(cell, standIn, object);
  const matrix = combine(slanted, place);
  return [{ kind: 'typed', text: character, standIn, matrix, ...(room !== undefined && { room }) }];
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
function placeOfCell({ x, y }: Cell, { size, hScale, charDirection }: TextObject): Matrix {
  const along = wayOf(charDirection);
  const [dx, dy] = [along.x * size, along.y * size];
  return [dx * hScale, dy * hScale, -dy, dx, x, y];
}

/** Whether it was a mark that now stands upon the letter before it. */
function joinMark(letters: Letter[], character: string): boolean {
  const last = letters.at(-1);
  if (last?.kind !== 'typed' || !MARK.test(character)) return false;
  letters[letters.length - 1] = { ...last, text: last.text + character };
  return true;
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
