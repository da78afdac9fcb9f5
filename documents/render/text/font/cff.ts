import type { Bytes } from './bytes.ts';
import * as key from './cff-dict.ts';
import { type CffDict, readDict } from './cff-dict.ts';
import { type CffIndex, readIndex } from './cff-index.ts';
import { type CharsetEntry, readCharset } from './cff-charset.ts';

/** Subroutines and widths of the glyphs that share a Private DICT (Adobe TN 5176, 15 and 16). */
export interface CffPrivate {
  readonly subrs: CffIndex;
  readonly defaultWidth: number;
  readonly nominalWidth: number;
}

/** A Compact Font Format program, version 1. */
export interface CffFont {
  readonly charStrings: CffIndex;
  readonly globalSubrs: CffIndex;
  readonly unitsPerEm: number;
  privateOf(glyph: number): CffPrivate;
  /** Names of glyphs, read when first asked; none for fonts with CIDs. */
  readonly charset: readonly CharsetEntry[];
  /** The first glyph of this name (SID). */
  glyphOfSid(sid: number): number | undefined;
}

const DEFAULT_UNITS = 1000;
const MAX_FONT_DICTS = 256;
/** What a DICT has room for; some hundred bytes are usual. Many may share one place in the file. */
const MAX_DICT_BYTES = 4_096;

/** `undefined` where there are no glyphs in it. */
export function readCff(bytes: Bytes): CffFont | undefined {
  const names = readIndex(bytes, bytes.u8(2));
  const tops = readIndex(bytes, names.end);
  const strings = readIndex(bytes, tops.end);
  const globalSubrs = readIndex(bytes, strings.end);
  const top = shortDict(tops.item(0));
  const charStrings = indexAt(bytes, top.get(key.CHAR_STRINGS)?.[0]);
  if (charStrings.count === 0) return undefined;
  const fontDicts = indexAt(bytes, top.get(key.FD_ARRAY)?.[0]);
  const isCid = fontDicts.count > 0;
  const privates = new Map<number, CffPrivate>();
  const readPrivateOf = (dict: number): CffPrivate => {
    const known = privates.get(dict);
    if (known) return known;
    const made = readPrivate(bytes, isCid ? shortDict(fontDicts.item(dict)) : top);
    if (privates.size < MAX_FONT_DICTS) privates.set(dict, made);
    return made;
  };
  let charset: readonly CharsetEntry[] | undefined;
  let bySid: Map<number, number> | undefined;
  const font: CffFont = {
    charStrings,
    globalSubrs,
    unitsPerEm: unitsOf(top) ?? unitsOf(shortDict(fontDicts.item(0))) ?? DEFAULT_UNITS,
    privateOf: (glyph) => readPrivateOf(isCid ? selectDict(bytes, top, glyph) : 0),
    get charset() {
      const start = top.get(key.CHARSET)?.[0] ?? 0;
      charset ??= isCid ? [] : readCharset(bytes, start, charStrings.count, strings);
      return charset;
    },
    glyphOfSid(sid) {
      if (!bySid) {
        bySid = new Map();
        for (const [glyph, entry] of font.charset.entries()) {
          if (!bySid.has(entry.sid)) bySid.set(entry.sid, glyph);
        }
      }
      return bySid.get(sid);
    },
  };
  return font;
}

function shortDict(bytes: Bytes): CffDict {
  return readDict(bytes.part(0, Math.min(bytes.length, MAX_DICT_BYTES)));
}

/** An INDEX that is not there is empty. */
function indexAt(bytes: Bytes, at: number | undefined): CffIndex {
  return readIndex(bytes, at !== undefined && at > 0 ? at : bytes.length);
}

function readPrivate(bytes: Bytes, dict: CffDict): CffPrivate {
  const [size = 0, at = 0] = dict.get(key.PRIVATE) ?? [];
  const own = shortDict(bytes.part(at, size));
  const subrs = own.get(key.SUBRS)?.[0];
  return {
    subrs: indexAt(bytes, subrs === undefined ? undefined : at + subrs),
    defaultWidth: own.get(key.DEFAULT_WIDTH)?.[0] ?? 0,
    nominalWidth: own.get(key.NOMINAL_WIDTH)?.[0] ?? 0,
  };
}

/** Which of the font DICTs has a glyph (FDSelect, Adobe TN 5176, 19). */
function selectDict(bytes: Bytes, top: CffDict, glyph: number): number {
  const at = top.get(key.FD_SELECT)?.[0] ?? 0;
  if (at <= 0) return 0;
  if (bytes.u8(at) === 0) return bytes.u8(at + 1 + glyph);
  let [low, high] = [0, bytes.u16(at + 1)];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (bytes.u16(at + 3 + 3 * middle) <= glyph) low = middle;
    else high = middle;
  }
  return bytes.u8(at + 5 + 3 * low);
}

function unitsOf(dict: CffDict): number | undefined {
  const scale = dict.get(key.FONT_MATRIX)?.[0];
  return scale !== undefined && scale > 1e-5 && scale <= 1 ? 1 / scale : undefined;
}
