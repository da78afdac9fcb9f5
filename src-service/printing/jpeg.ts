/** Size of a picture in pixels. */
export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

const MARKER = 0xff;
const START_OF_IMAGE = 0xd8;
const START_OF_SCAN = 0xda;
const BASELINE = 0xc0;
const PROGRESSIVE = 0xc2;
/** Of the sixteen markers from here on all begin a frame but these: tables. */
const FIRST_FRAME = 0xc0;
const LAST_FRAME = 0xcf;
const TABLES = [0xc4, 0xcc];
const FRAME_BYTES = 8;
/** Grey or colour; four would be CMYK, which no canvas makes. */
const COMPONENTS = [1, 3];
const BITS = 8;
/** Longest side that is printed, in pixels: A3 at 600 dots an inch. */
const MAX_SIDE = 10_000;

/**
 * The size of a JPEG by the header of its frame (ITU-T T.81, B.2.2), `undefined` for anything that is
 * not one as a canvas makes it. The picture itself is never decoded here.
 */
export function jpegSize(bytes: Uint8Array): PixelSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 4 || view.getUint16(0) !== (MARKER << 8) + START_OF_IMAGE) return undefined;
  let at = 2;
  while (at + 4 <= bytes.length && view.getUint8(at) === MARKER) {
    const kind = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (kind === START_OF_SCAN || length < 2) return undefined;
    if (kind === BASELINE || kind === PROGRESSIVE) return frameSize(view, at + 4);
    // Lossless and other codings that no canvas makes and many printers do not know.
    if (kind >= FIRST_FRAME && kind <= LAST_FRAME && !TABLES.includes(kind)) return undefined;
    at += 2 + length;
  }
  return undefined;
}

function frameSize(view: DataView, at: number): PixelSize | undefined {
  if (at + FRAME_BYTES > view.byteLength) return undefined;
  if (view.getUint8(at) !== BITS || !COMPONENTS.includes(view.getUint8(at + 5))) return undefined;
  const height = view.getUint16(at + 1);
  const width = view.getUint16(at + 3);
  const isSound = width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
  return isSound ? { width, height } : undefined;
}
