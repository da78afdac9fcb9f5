import type { Bytes } from './bytes.ts';
import type { CffIndex } from './cff-index.ts';

/** A glyph's name: the number of its string, and the code point that it says. */
export interface CharsetEntry {
  readonly sid: number;
  readonly codePoint?: number;
}

/** Strings that every font has (Adobe TN 5176, appendix A); those of a font count on from here. */
const STANDARD_STRINGS = 391;
/** The standard strings 1 to 95 are named in the order of ASCII from the space on. */
const LAST_ASCII = 95;
const BEFORE_SPACE = 31;
const NAME_OF_CODE = /^(?:uni([0-9A-F]{4})|u([0-9A-F]{4,6}))$/;

/** Names of the glyphs, in their order; the first one is `.notdef` (Adobe TN 5176, 13). */
export function readCharset(
  bytes: Bytes,
  start: number,
  glyphs: number,
  strings: CffIndex,
): readonly CharsetEntry[] {
  return sidsOf(bytes, start, glyphs).map((sid) => {
    const codePoint = codePointOf(sid, strings);
    return codePoint === undefined ? { sid } : { sid, codePoint };
  });
}

function sidsOf(bytes: Bytes, start: number, glyphs: number): readonly number[] {
  // 0 to 2 name charsets of the standard; the first, ISOAdobe, counts on.
  if (start <= 2) return Array.from({ length: glyphs }, (_, glyph) => glyph);
  const format = bytes.u8(start);
  const sids = [0];
  let at = start + 1;
  while (sids.length < glyphs && at < bytes.length) {
    const first = bytes.u16(at);
    const more = format === 0 ? 0 : format === 1 ? bytes.u8(at + 2) : bytes.u16(at + 2);
    at += 2 + Math.min(format, 2);
    for (let sid = first; sid <= first + more && sids.length < glyphs; sid++) sids.push(sid);
  }
  return sids;
}

function codePointOf(sid: number, strings: CffIndex): number | undefined {
  if (sid > 0 && sid <= LAST_ASCII) return BEFORE_SPACE + sid;
  if (sid < STANDARD_STRINGS) return undefined;
  const item = strings.item(sid - STANDARD_STRINGS);
  if (item.length > 7) return undefined;
  const name = String.fromCharCode(...Array.from({ length: item.length }, (_, at) => item.u8(at)));
  const [, four, more] = NAME_OF_CODE.exec(name) ?? [];
  const digits = four ?? more;
  return digits === undefined ? undefined : parseInt(digits, 16);
}
