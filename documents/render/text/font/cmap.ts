import type { Bytes } from './bytes.ts';
import { macRomanOf } from './mac-roman.ts';

/** Glyph of a code point, 0 where there is none. */
export type GlyphLookup = (codePoint: number) => number;

interface Subtable {
  readonly platform: number;
  readonly encoding: number;
  readonly bytes: Bytes;
}

/** Best first: Unicode beyond 16 bits, Unicode, symbols, Mac Roman (ISO/IEC 14496-22, 5.2.1). */
const PREFERENCE: readonly (readonly [platform: number, encoding: number])[] = [
  ...[[3, 10] as const, [0, 6] as const, [0, 4] as const, [3, 1] as const],
  ...[[0, 3] as const, [0, 2] as const, [0, 1] as const, [0, 0] as const],
  ...[[3, 0] as const, [1, 0] as const],
];
/** Where symbol fonts keep the codes 0 to 255. */
const SYMBOL_AREA = 0xf000;
const MAX_SUBTABLES = 32;
const MAX_SEARCH_STEPS = 32;

/** Looks up in every subtable that is understood, the best one first. */
export function readCmap(cmap: Bytes): GlyphLookup {
  const lookups = subtablesOf(cmap).flatMap(({ platform, encoding, bytes }): GlyphLookup[] => {
    const find = readSubtable(bytes);
    if (!find) return [];
    if (platform === 1) return [(code) => find(macRomanOf(code) ?? -1)];
    if (platform === 3 && encoding === 0) return [(code) => symbol(find, code)];
    return [find];
  });
  return (code) => {
    for (const find of lookups) {
      const glyph = find(code);
      if (glyph > 0) return glyph;
    }
    return 0;
  };
}

function symbol(find: GlyphLookup, code: number): number {
  const direct = find(code);
  if (direct > 0) return direct;
  const byte = code < 0x100 ? code : macRomanOf(code);
  return byte === undefined ? 0 : find(SYMBOL_AREA + byte);
}

function subtablesOf(cmap: Bytes): Subtable[] {
  const count = Math.min(MAX_SUBTABLES, cmap.u16(2));
  const found = Array.from({ length: count }, (_, index): Subtable => {
    const record = 4 + 8 * index;
    const bytes = cmap.part(cmap.u32(record + 4));
    return { platform: cmap.u16(record), encoding: cmap.u16(record + 2), bytes };
  });
  return PREFERENCE.flatMap(([platform, encoding]) =>
    found.filter((one) => one.platform === platform && one.encoding === encoding).slice(0, 1),
  );
}

function readSubtable(bytes: Bytes): GlyphLookup | undefined {
  switch (bytes.u16(0)) {
    case 0:
      return (code) => (code >= 0 && code < 256 ? bytes.u8(6 + code) : 0);
    case 4:
      return (code) => bySegment(bytes, code);
    case 6:
      return (code) => byIndex(bytes, 10, code - bytes.u16(6), bytes.u16(8));
    case 10:
      return (code) => byIndex(bytes, 20, code - bytes.u32(12), bytes.u32(16));
    case 12:
      return (code) => byGroup(bytes, code, true);
    case 13:
      return (code) => byGroup(bytes, code, false);
    default:
      return undefined;
  }
}

function byIndex(bytes: Bytes, start: number, index: number, count: number): number {
  return index >= 0 && index < count ? bytes.u16(start + 2 * index) : 0;
}

function bySegment(bytes: Bytes, code: number): number {
  if (code < 0 || code > 0xffff) return 0;
  const doubled = bytes.u16(6) & ~1;
  const ends = 14;
  const starts = ends + doubled + 2;
  const at = firstFrom(doubled / 2, (index) => bytes.u16(ends + 2 * index) >= code);
  const start = bytes.u16(starts + 2 * at);
  if (2 * at >= doubled || code < start) return 0;
  const delta = bytes.u16(starts + doubled + 2 * at);
  const offsetAt = starts + 2 * doubled + 2 * at;
  const offset = bytes.u16(offsetAt);
  if (offset === 0) return (code + delta) & 0xffff;
  const glyph = bytes.u16(offsetAt + offset + 2 * (code - start));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

function byGroup(bytes: Bytes, code: number, isRunning: boolean): number {
  const count = Math.min(bytes.u32(12), Math.floor(bytes.length / 12));
  const group = (index: number): number => 16 + 12 * index;
  const at = firstFrom(count, (index) => bytes.u32(group(index) + 4) >= code);
  const start = bytes.u32(group(at));
  if (at >= count || code < start) return 0;
  return bytes.u32(group(at) + 8) + (isRunning ? code - start : 0);
}

/** The first index of an ordered list that fits; `count` where none does. */
function firstFrom(count: number, fits: (index: number) => boolean): number {
  let [low, high] = [0, count];
  for (let step = 0; low < high && step < MAX_SEARCH_STEPS; step++) {
    const middle = (low + high) >>> 1;
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
