import { concat } from '../../crypto/bytes.ts';
import { type Bytes, bytesOf } from '../render/text/font/bytes.ts';
import { readCmap } from '../render/text/font/cmap.ts';
import { readTables } from '../render/text/font/tables.ts';
import { componentsOf } from './glyph-components.ts';
import { u16, u32, writeTables } from './write-tables.ts';

/** A TrueType font that is being cut down to some glyphs (ISO/IEC 14496-22). */
export interface FontSubset {
  /** Takes the glyph of this character in, and tells its number in the subset; 0 for one that is missing. */
  glyph(character: string): number;
  /** The font of the glyphs that were asked for; what names characters is left out, as it often is in OFD files. */
  encode(): Uint8Array;
}

/** Tables that hold as they are for any choice of glyphs. */
const COPIED = ['cvt ', 'fpgm', 'prep'] as const;
const LONG_OFFSETS = 1;

/** @throws where the bytes are no TrueType font */
export function createSubset(font: Uint8Array): FontSubset {
  const tables = readTables(font);
  const table = (tag: string): Bytes => {
    const found = tables?.get(tag);
    if (!found) throw new Error(`the font has no table ${tag}`);
    return found;
  };
  const [glyf, loca, hmtx] = [table('glyf'), table('loca'), table('hmtx')];
  const [head, hhea, maxp] = [table('head'), table('hhea'), table('maxp')];
  const lookup = readCmap(table('cmap'));
  const isLong = head.i16(50) === LONG_OFFSETS;
  const metrics = hhea.u16(34);
  /** Numbers in the font, in the order of the subset. */
  const chosen: number[] = [];
  const numbers = new Map<number, number>();

  function glyphBytes(glyph: number): Uint8Array {
    const at = (index: number): number => (isLong ? loca.u32(4 * index) : 2 * loca.u16(2 * index));
    return copy(glyf, at(glyph), at(glyph + 1) - at(glyph));
  }
  function include(glyph: number): number {
    const known = numbers.get(glyph);
    if (known !== undefined) return known;
    const number = chosen.push(glyph) - 1;
    numbers.set(glyph, number);
    for (const { glyph: part } of componentsOf(bytesOf(glyphBytes(glyph)))) include(part);
    return number;
  }
  function renumbered(glyph: number): Uint8Array {
    const bytes = glyphBytes(glyph);
    for (const { at, glyph: part } of componentsOf(bytesOf(bytes))) {
      bytes.set(u16(numbers.get(part) ?? 0), at);
    }
    return padded(bytes);
  }
  function advance(glyph: number): Uint8Array {
    const at = 4 * Math.min(glyph, metrics - 1);
    const bearing = glyph < metrics ? at + 2 : 4 * metrics + 2 * (glyph - metrics);
    return concat(u16(hmtx.u16(at)), u16(hmtx.u16(bearing)));
  }

  include(0);
  return {
    glyph: (character) => include(lookup(character.codePointAt(0) ?? 0)),
    encode() {
      const glyphs = chosen.map(renumbered);
      let end = 0;
      const offsets = glyphs.map(({ length }) => u32((end += length)));
      const kept = COPIED.flatMap((tag): [string, Uint8Array][] => {
        const found = tables?.get(tag);
        return found ? [[tag, copy(found)]] : [];
      });
      return writeTables([
        ...kept,
        ['glyf', concat(...glyphs)],
        ['head', patched(head, 50, LONG_OFFSETS)],
        ['hhea', patched(hhea, 34, chosen.length)],
        ['hmtx', concat(...chosen.map(advance))],
        ['loca', concat(u32(0), ...offsets)],
        ['maxp', patched(maxp, 4, chosen.length)],
      ]);
    },
  };
}

function copy(bytes: Bytes, from = 0, length = bytes.length): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => bytes.u8(from + index));
}

function patched(bytes: Bytes, at: number, value: number): Uint8Array {
  const copied = copy(bytes);
  copied.set(u16(value), at);
  return copied;
}

/** Glyphs begin at multiples of four. */
function padded(bytes: Uint8Array): Uint8Array {
  return concat(bytes, new Uint8Array(-bytes.length & 3));
}
