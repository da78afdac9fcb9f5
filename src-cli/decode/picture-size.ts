import { isSizeBounded, readPictureHead } from '../../documents/render/pictures/picture-head.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Width and height by the first bytes of a PNG, JPEG, GIF, BMP or WebP; nothing where it is none. */
export function pictureSize(bytes: Uint8Array): Size | undefined {
  return readPictureHead(bytes) ?? webpSize(bytes);
}

/** Whether so large a picture is decoded: at most 40 million pixels. */
export function isBearable(size: Size): boolean {
  return isSizeBounded(size);
}

/** RIFF container with one of three chunks first (RFC 9649, 2.4–2.7). */
function webpSize(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.byteLength < 30 || text(view, 0) !== 'RIFF' || text(view, 8) !== 'WEBP')
    return undefined;
  switch (text(view, 12)) {
    case 'VP8X':
      return { width: threeBytes(view, 24) + 1, height: threeBytes(view, 27) + 1 };
    case 'VP8L': {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    case 'VP8 ': {
      const width = view.getUint16(26, true) & 0x3fff;
      const height = view.getUint16(28, true) & 0x3fff;
      return width > 0 && height > 0 ? { width, height } : undefined;
    }
    default:
      return undefined;
  }
}

function text(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((step) => view.getUint8(at + step)));
}

function threeBytes(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}
