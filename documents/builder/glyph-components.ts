import type { Bytes } from '../render/text/font/bytes.ts';

/** A glyph within a glyph, and where its number stands. */
export interface GlyphComponent {
  readonly at: number;
  readonly glyph: number;
}

const HEADER_BYTES = 10;
const ARE_WORDS = 0x0001;
const HAS_SCALE = 0x0008;
const HAS_MORE = 0x0020;
const HAS_TWO_SCALES = 0x0040;
const HAS_MATRIX = 0x0080;

/** What a composite glyph is put together of (ISO/IEC 14496-22, 5.3.4); nothing for a simple one. */
export function componentsOf(glyph: Bytes): readonly GlyphComponent[] {
  if (glyph.length <= HEADER_BYTES || glyph.i16(0) >= 0) return [];
  const components: GlyphComponent[] = [];
  let flags = HAS_MORE;
  for (let at = HEADER_BYTES; (flags & HAS_MORE) !== 0 && at < glyph.length;) {
    flags = glyph.u16(at);
    components.push({ at: at + 2, glyph: glyph.u16(at + 2) });
    at += 4 + ((flags & ARE_WORDS) === 0 ? 2 : 4) + scaleBytes(flags);
  }
  return components;
}

function scaleBytes(flags: number): number {
  if ((flags & HAS_SCALE) !== 0) return 2;
  if ((flags & HAS_TWO_SCALES) !== 0) return 4;
  return (flags & HAS_MATRIX) === 0 ? 0 : 8;
}
