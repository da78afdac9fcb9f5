/** A picture's size as its file says, in pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** So much of a file is looked at for its size; a JPEG may have a thumbnail and a profile before it. */
export const HEADER_BYTES = 256 * 1024;

/**
 * The size of a PNG, JPEG, GIF, BMP or WebP picture by the first bytes of its file, so that nobody
 * unpacks one that is too large; `undefined` for everything else.
 */
export function pictureSize(bytes: Uint8Array): PictureSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return png(view) ?? gif(view) ?? bmp(view) ?? webp(view) ?? jpeg(view);
  } catch (error) {
    // The file ends before its size.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function text(view: DataView, at: number, length: number): string {
  let found = '';
  for (let index = 0; index < length; index++) {
    found += String.fromCharCode(view.getUint8(at + index));
  }
  return found;
}

function png(view: DataView): PictureSize | undefined {
  if (view.getUint32(0) !== 0x89504e47 || text(view, 12, 4) !== 'IHDR') return undefined;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): PictureSize | undefined {
  if (text(view, 0, 4) !== 'GIF8') return undefined;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function bmp(view: DataView): PictureSize | undefined {
  if (text(view, 0, 2) !== 'BM') return undefined;
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

function webp(view: DataView): PictureSize | undefined {
  if (text(view, 0, 4) !== 'RIFF' || text(view, 8, 4) !== 'WEBP') return undefined;
  switch (text(view, 12, 4)) {
    case 'VP8 ':
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 'VP8X':
      return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
    default:
      return undefined;
  }
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Start of frame: all of C0…CF but those for tables (ISO/IEC 10918-1, table B.1). */
const TABLES = [0xc4, 0xc8, 0xcc];

function jpeg(view: DataView): PictureSize | undefined {
  if (view.getUint16(0) !== 0xffd8) return undefined;
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && !TABLES.includes(marker)) {
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    // Fill bytes stand alone; every other segment tells its length.
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
}
