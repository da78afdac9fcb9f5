import type { PictureFormat } from '../host.ts';

/** What the first bytes of a picture say of it. */
export interface PictureHead {
  readonly format: Exclude<PictureFormat, 'svg'>;
  /** Pixels; both at least 1. */
  readonly width: number;
  readonly height: number;
  /** How many times its pixels are in memory while it is decoded; once where it is left out. */
  readonly weight?: number;
}

/** Of one picture: an A4 page of 600 dots an inch has 35 million. */
export const MAX_PICTURE_PIXELS = 40 * 1_024 * 1_024;
/** No canvas is wider or higher than this in a window. */
export const MAX_PICTURE_SIDE = 32_767;

/**
 * Format and size by the bytes alone, before anything is decoded; names and media types lie.
 * `undefined` for what is none of them, or is cut off before its size.
 */
export function readPictureHead(bytes: Uint8Array): PictureHead | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [format, measure] of READERS) {
    const size = measure(view);
    if (size && size.width > 0 && size.height > 0) return { format, ...size };
  }
  return undefined;
}

/** Whether a picture of this size is decoded at all. */
export function isSizeBounded({ width, height }: Omit<PictureHead, 'format'>): boolean {
  const isNarrow = width <= MAX_PICTURE_SIDE && height <= MAX_PICTURE_SIDE;
  return isNarrow && width * height <= MAX_PICTURE_PIXELS;
}

type Size = Omit<PictureHead, 'format'>;

const READERS: readonly [PictureHead['format'], (view: DataView) => Size | undefined][] = [
  ['png', measurePng],
  ['jpeg', measureJpeg],
  ['gif', measureGif],
  ['bmp', measureBmp],
];

/** Places in the header of a PNG. */
const PNG = { depth: 24, interlace: 28 };

/** PNG, 11.2.2: the signature, then IHDR. */
function measurePng(view: DataView): Size | undefined {
  if (view.byteLength <= PNG.depth || view.getUint32(0) !== 0x89504e47) return undefined;
  if (view.getUint32(4) !== 0x0d0a1a0a || view.getUint32(12) !== 0x49484452) return undefined;
  const isInterlaced = view.byteLength > PNG.interlace && view.getUint8(PNG.interlace) !== 0;
  const isWide = view.getUint8(PNG.depth) > 8;
  return {
    ...{ width: view.getUint32(16), height: view.getUint32(20) },
    // Its rows are there only after the last pass.
    ...(isInterlaced && { weight: isWide ? 3 : 2 }),
  };
}

const GIF = { extension: 0x21, frame: 0x2c, headBytes: 13, tableFlag: 0x80 };

/** GIF89a: the logical screen, and the first frame, which decoders let reach beyond it. */
function measureGif(view: DataView): Size | undefined {
  if (view.byteLength < GIF.headBytes || view.getUint32(0) !== 0x47494638) return undefined;
  const width = view.getUint16(6, true);
  const height = view.getUint16(8, true);
  const flags = view.getUint8(10);
  const colours = flags & GIF.tableFlag ? 3 * 2 ** ((flags & 7) + 1) : 0;
  let at = GIF.headBytes + colours;
  while (at < view.byteLength && view.getUint8(at) === GIF.extension)
    at = afterBlocks(view, at + 2);
  if (at + 9 > view.byteLength || view.getUint8(at) !== GIF.frame) return { width, height };
  const right = view.getUint16(at + 1, true) + view.getUint16(at + 5, true);
  const bottom = view.getUint16(at + 3, true) + view.getUint16(at + 7, true);
  return { width: Math.max(width, right), height: Math.max(height, bottom) };
}

/** Blocks of data, each behind its length, to the empty one. */
function afterBlocks(view: DataView, from: number): number {
  let at = from;
  while (at < view.byteLength && view.getUint8(at) !== 0) at += 1 + view.getUint8(at);
  return at + 1;
}

const BMP_CORE_HEADER = 12;

/** BITMAPCOREHEADER or any BITMAPINFOHEADER; rows may go down by a negative height. */
function measureBmp(view: DataView): Size | undefined {
  if (view.byteLength < 26 || view.getUint16(0) !== 0x424d) return undefined;
  const headerBytes = view.getUint32(14, true);
  if (headerBytes === BMP_CORE_HEADER) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  }
  if (headerBytes < 40 || headerBytes > 124) return undefined;
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
}

/** Markers of ISO/IEC 10918-1, table B.1. */
const JPEG = { soi: 0xffd8, firstFrame: 0xc0, lastFrame: 0xcf, noFrame: [0xc4, 0xc8, 0xcc] };

const PROGRESSIVE = [0xc2, 0xc6, 0xca, 0xce];

/** The first frame header behind segments that are passed over by their lengths. */
function measureJpeg(view: DataView): Size | undefined {
  if (view.byteLength < 4 || view.getUint16(0) !== JPEG.soi) return undefined;
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    // Bytes of 0xFF may fill up before a marker.
    if (marker === 0xff) at++;
    else if (marker >= 0xd0 && marker <= 0xd9) at += 2;
    else if (isFrame(marker)) {
      return {
        ...{ height: view.getUint16(at + 5), width: view.getUint16(at + 7) },
        // Coefficients of all scans, two bytes for each value.
        ...(PROGRESSIVE.includes(marker) && { weight: 2 }),
      };
    } else at += 2 + Math.max(2, view.getUint16(at + 2));
  }
  return undefined;
}

function isFrame(marker: number): boolean {
  const isInRange = marker >= JPEG.firstFrame && marker <= JPEG.lastFrame;
  return isInRange && !JPEG.noFrame.includes(marker);
}
