import type { Bytes } from './bytes.ts';
import { readCff } from './cff.ts';
import { cffGlyph } from './char-string.ts';
import { type GlyphLookup, readCmap } from './cmap.ts';
import { glyfOutline } from './glyf.ts';
import { type DrawnGlyph, NO_OUTLINE, type Outline } from './outline.ts';
import { type FontTables, readTables } from './tables.ts';

/** An opened font: what is needed to draw its glyphs, and no more. */
export interface OutlineFont {
  /** 16 to 16384. */
  readonly unitsPerEm: number;
  readonly glyphCount: number;
  /** 0 where the font has no such character, or no table of characters. */
  glyphOf(codePoint: number): number;
  /** In units of the font; `undefined` where it does not say. */
  advance(glyph: number): number | undefined;
  /** Empty for blanks, and for what cannot be read. */
  outline(glyph: number): Outline;
}

/** Points, numbers and operators that may still be read for outlines. */
export interface Allowance {
  left: number;
}

interface Glyphs {
  readonly unitsPerEm: number;
  readonly count: number;
  readonly lookup?: GlyphLookup;
  /** The width, too, where the program of the glyph says it. */
  readonly draw: (glyph: number) => DrawnGlyph & { readonly width?: number };
}

type Drawn = ReturnType<Glyphs['draw']>;
const NOTHING: Drawn = { outline: NO_OUTLINE, cost: 0 };

const DEFAULT_UNITS = 1000;
const MAX_GLYPHS = 0x10000;
/** Glyphs that are kept; a page of dense text has some hundreds of different ones. */
const KEPT_GLYPHS = 2_000;

/**
 * Opens a TrueType, OpenType (with TrueType or CFF outlines), collection or bare CFF font. Only the tables
 * of outlines have to be there: subsets leave out the others. `undefined` where there are no outlines.
 * Whatever the bytes, nothing throws and every glyph is drawn within fixed bounds.
 *
 * @param allowance shared by fonts, and renewed by whoever gave it: when it is used up, outlines are empty
 */
export function openFont(
  data: Uint8Array,
  allowance: Allowance = { left: Infinity },
): OutlineFont | undefined {
  const tables = readTables(data);
  const glyphs = tables && (glyfGlyphs(tables) ?? cffGlyphs(tables));
  if (!glyphs) return undefined;
  const cmap = tables.get('cmap');
  const lookup = (cmap && readCmap(cmap)) ?? glyphs.lookup;
  const isGlyph = (glyph: number): boolean => glyph >= 0 && glyph < glyphs.count;
  const kept = new Map<number, Drawn>();
  /** Each glyph once: its program may cost as much as a page of others. */
  function drawn(glyph: number): Drawn {
    const known = kept.get(glyph);
    if (known) return known;
    if (allowance.left <= 0) return NOTHING;
    const made = glyphs?.draw(glyph) ?? NOTHING;
    allowance.left -= made.cost;
    if (kept.size >= KEPT_GLYPHS) kept.clear();
    kept.set(glyph, made);
    return made;
  }
  const advanceOf = readAdvances(tables) ?? ((glyph: number) => drawn(glyph).width);
  return {
    unitsPerEm: glyphs.unitsPerEm,
    glyphCount: glyphs.count,
    glyphOf(codePoint) {
      const glyph = lookup?.(codePoint) ?? 0;
      return isGlyph(glyph) ? glyph : 0;
    },
    advance: (glyph) => (isGlyph(glyph) ? advanceOf(glyph) : undefined),
    outline: (glyph) => (isGlyph(glyph) ? drawn(glyph).outline : NO_OUTLINE),
  };
}

function glyfGlyphs(tables: FontTables): Glyphs | undefined {
  const [glyf, loca, head] = [tables.get('glyf'), tables.get('loca'), tables.get('head')];
  if (!glyf || !loca) return undefined;
  const isLong = head ? head.i16(50) !== 0 : loca.length > 2 * MAX_GLYPHS;
  const count = Math.min(MAX_GLYPHS, Math.floor(loca.length / (isLong ? 4 : 2)) - 1);
  if (count <= 0) return undefined;
  const parts = { glyf, loca, isLong };
  return {
    unitsPerEm: unitsOf(head) ?? DEFAULT_UNITS,
    count,
    draw: (glyph) => glyfOutline(parts, glyph),
  };
}

function cffGlyphs(tables: FontTables): Glyphs | undefined {
  const bytes = tables.get('CFF ');
  const font = bytes && readCff(bytes);
  if (!font) return undefined;
  const names = new Map<number, number>();
  let isNamed = false;
  return {
    unitsPerEm: unitsOf(tables.get('head')) ?? font.unitsPerEm,
    count: font.charStrings.count,
    draw: (glyph) => cffGlyph(font, glyph),
    lookup(codePoint) {
      if (!isNamed) {
        isNamed = true;
        for (const [glyph, entry] of font.charset.entries()) {
          if (entry.codePoint !== undefined) names.set(entry.codePoint, glyph);
        }
      }
      return names.get(codePoint) ?? 0;
    },
  };
}

function unitsOf(head: Bytes | undefined): number | undefined {
  const units = head?.u16(18) ?? 0;
  return units >= 16 && units <= 16_384 ? units : undefined;
}

/** Advances (hmtx); glyphs behind the last one have the same (ISO/IEC 14496-22, 5.2.4). */
function readAdvances(tables: FontTables): ((glyph: number) => number) | undefined {
  const [hhea, hmtx] = [tables.get('hhea'), tables.get('hmtx')];
  if (!hhea || !hmtx) return undefined;
  const count = Math.min(hhea.u16(34), hmtx.length >> 2);
  return count === 0 ? undefined : (glyph) => hmtx.u16(4 * Math.min(glyph, count - 1));
}
