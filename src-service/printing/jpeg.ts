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
/**
 * Of the sixteen markers from here on all but this one are frames, or tables of a coding that no canvas
 * makes and whoever embeds a JPEG takes for a frame (0xcc: arithmetic coding).
 */
const FIRST_FRAME = 0xc0;
const LAST_FRAME = 0xcf;
const HUFFMAN_TABLES = 0xc4;
const FRAME_BYTES = 8;
/** Grey or colour; four would be CMYK, which no canvas makes. */
const COMPONENTS = [1, 3];
const BITS = 8;
/** Longest side that is printed, in pixels: A3 at 600 dots an inch. */
const MAX_SIDE = 10_000;

/**
 * The size of a JPEG by the header of its frame (ITU-T T.81, B.2.2), `undefined` for anything that is
 * not one as a canvas makes it: a frame without a scan is no picture. What is in the scan is never decoded
 * here.
 */
export function jpegSize(bytes: Uint8Array): PixelSize | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 4 || view.getUint16(0) !== (MARKER << 8) + START_OF_IMAGE) return undefined;
  let size: PixelSize | undefined;
  let at = 2;
  while (at + 4 <= bytes.length && view.getUint8(at) === MARKER) {
    const kind = view.getUint8(at + 1);
    const length = view.getUint16(at + 2);
    if (length < 2) return undefined;
    const next = at + 2 + length;
    if (kind === START_OF_SCAN) return hasScan(bytes, next) ? size : undefined;
    if (kind === BASELINE || kind === PROGRESSIVE) {
      // A second frame (a hierarchical coding) would leave open which of the sizes counts.
      size = size ? undefined : frameSize(view, at + 4, next);
      if (!size) return undefined;
    } else if (kind >= FIRST_FRAME && kind <= LAST_FRAME && kind !== HUFFMAN_TABLES) {
      return undefined;
    }
    at = next;
  }
  return undefined;
}

/** Whether coded data begins here: anything but the next marker; 0xff00 is a coded 0xff (B.1.1.5). */
function hasScan(bytes: Uint8Array, at: number): boolean {
  const isMarker = bytes[at] === MARKER && bytes[at + 1] !== 0;
  return at + 2 <= bytes.length && !isMarker;
}

function frameSize(view: DataView, at: number, end: number): PixelSize | undefined {
  if (at + FRAME_BYTES > Math.min(end, view.byteLength)) return undefined;
  if (view.getUint8(at) !== BITS || !COMPONENTS.includes(view.getUint8(at + 5))) return undefined;
  const height = view.getUint16(at + 1);
  const width = view.getUint16(at + 3);
  const isSound = width > 0 && height > 0 && width <= MAX_SIDE && height <= MAX_SIDE;
  return isSound ? { width, height } : undefined;
}
