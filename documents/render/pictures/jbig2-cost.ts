import { isSizeBounded, MAX_PICTURE_PIXELS } from './picture-head.ts';
import type { Jbig2Segment } from './jbig2-segments.ts';

export interface Jbig2Size {
  readonly width: number;
  readonly height: number;
}

/** Types of segments (ITU-T T.88, 7.3). */
const TYPE = { symbols: 0, patterns: 16, pageInfo: 48, endOfStripe: 50 } as const;
const TEXT_REGIONS = [4, 6, 7];
const HALFTONES = [20, 22, 23];
const OTHER_REGIONS = [36, 38, 39, 40, 42, 43];
const HEIGHT_UNKNOWN = 0xffff_ffff;

/** All regions together; each pixel of one is decoded. */
const MAX_REGION_PIXELS = MAX_PICTURE_PIXELS;
/** Symbols and their places, patterns and cells: each costs a small picture. A page of small print has 10,000. */
const MAX_PARTS = 50_000;
const MAX_DATA_BYTES = 2 * 1_024 * 1_024;
/** Flags of symbols and of text regions. */
const REFINED = 2;

/**
 * The size of the page, where all that its segments ask for is within what is decoded at all: they are
 * added up here, because the decoder cannot be stopped once it is under way.
 */
export function boundedJbig2Size(segments: readonly Jbig2Segment[]): Jbig2Size | undefined {
  const size = pageSize(segments);
  if (!size || size.width < 1 || size.height < 1 || !isSizeBounded(size)) return undefined;
  let pixels = 0;
  let parts = 0;
  let bytes = 0;
  for (const { type, data } of segments) {
    const view = new DataView(data.buffer, data.byteOffset, data.length);
    pixels += regionPixels(type, view);
    parts += partsOf(type, view);
    bytes += data.length;
    const isSmall = pixels <= MAX_REGION_PIXELS && bytes <= MAX_DATA_BYTES;
    if (!isSmall || !(parts <= MAX_PARTS)) return undefined;
  }
  return size;
}

/** Of the first page (7.4.8); where its height is not known, the last row of its stripes tells (7.4.10). */
function pageSize(segments: readonly Jbig2Segment[]): Jbig2Size | undefined {
  const info = segments.find(({ type }) => type === TYPE.pageInfo)?.data;
  if (!info || info.length < 19) return undefined;
  const view = new DataView(info.buffer, info.byteOffset, info.length);
  const [width, height] = [view.getUint32(0), view.getUint32(4)];
  if (height !== HEIGHT_UNKNOWN) return { width, height };
  const rows = segments
    .filter(({ type, data }) => type === TYPE.endOfStripe && data.length >= 4)
    .map(({ data }) => new DataView(data.buffer, data.byteOffset, data.length).getUint32(0) + 1);
  return { width, height: Math.max(0, ...rows) };
}

/** Every region begins with its width and height (7.4.1). */
function regionPixels(type: number, view: DataView): number {
  if (![...TEXT_REGIONS, ...HALFTONES, ...OTHER_REGIONS].includes(type)) return 0;
  return view.byteLength < 17 ? Infinity : view.getUint32(0) * view.getUint32(4);
}

function partsOf(type: number, view: DataView): number {
  if (type === TYPE.symbols) return sumAt(view, symbolCountsAt(view), 2);
  if (TEXT_REGIONS.includes(type)) return sumAt(view, instanceCountAt(view), 1);
  if (type === TYPE.patterns) return view.byteLength < 7 ? Infinity : view.getUint32(3) + 1;
  if (!HALFTONES.includes(type)) return 0;
  return view.byteLength < 26 ? Infinity : view.getUint32(18) * view.getUint32(22);
}

function sumAt(view: DataView, at: number, count: number): number {
  let sum = 0;
  for (let index = 0; index < count; index++, at += 4) {
    if (at + 4 > view.byteLength) return Infinity;
    sum += view.getUint32(at);
  }
  return sum;
}

/**
 * Symbols exported and new, behind flags and the pixels that adapt (7.4.2.1). Those made of other symbols are not
 * decoded: nobody can say of how many before it is done.
 */
function symbolCountsAt(view: DataView): number {
  if (view.byteLength < 2) return 0;
  const flags = view.getUint16(0);
  if ((flags & REFINED) !== 0) return Infinity;
  const isHuffman = (flags & 1) !== 0;
  const template = (flags >> 10) & 3;
  return 2 + (isHuffman ? 0 : template === 0 ? 8 : 2);
}

/** Instances of symbols, behind the region and its flags (7.4.3.1); none that is refined, for the same reason. */
function instanceCountAt(view: DataView): number {
  if (view.byteLength < 19) return 0;
  const flags = view.getUint16(17);
  if ((flags & REFINED) !== 0) return Infinity;
  return 19 + ((flags & 1) !== 0 ? 2 : 0);
}
