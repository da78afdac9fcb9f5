/** BITMAPFILEHEADER, BITMAPINFOHEADER and two colours. */
const HEADER = { file: 14, info: 40, palette: 8 };
const PIXELS_AT = HEADER.file + HEADER.info + HEADER.palette;
const WHITE = 0xff_ffff;

/**
 * A BMP of one bit a pixel, 1 for white.
 *
 * @param rows from above, each from a whole byte
 */
export function writeBitmap(
  rows: Uint8Array,
  { width, height }: { readonly width: number; readonly height: number },
): Uint8Array {
  const rowBytes = Math.ceil(width / 8);
  const stride = Math.ceil(width / 32) * 4;
  const bytes = new Uint8Array(PIXELS_AT + stride * height);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x424d);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, PIXELS_AT, true);
  view.setUint32(14, HEADER.info, true);
  view.setInt32(18, width, true);
  view.setInt32(22, height, true);
  // Planes, bits a pixel, colours: black is there already.
  view.setUint16(26, 1, true);
  view.setUint16(28, 1, true);
  view.setUint32(46, 2, true);
  view.setUint32(58, WHITE, true);
  for (let y = 0; y < height; y++) {
    // The last row comes first.
    const row = rows.subarray(y * rowBytes, (y + 1) * rowBytes);
    bytes.set(row, PIXELS_AT + (height - 1 - y) * stride);
  }
  return bytes;
}
