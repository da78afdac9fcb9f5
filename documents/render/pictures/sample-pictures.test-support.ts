/** Pictures made by hand, byte by byte from their standards. All are four pixels wide and two high. */

function hex(text: string): Uint8Array {
  const bytes = text.replaceAll(/\s/g, '').match(/../g) ?? [];
  return Uint8Array.from(bytes, (byte) => parseInt(byte, 16));
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer);
}

/** Red, green, blue, black above; white, white, white, red below. */
export const COLOURS = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [0, 0, 0],
  [255, 255, 255],
  [255, 255, 255],
  [255, 255, 255],
  [255, 0, 0],
] as const;
const PALETTE = [0x0000ff, 0x00ff00, 0xff0000, 0x000000, 0xffffff] as const;
const INDEXES = [0, 1, 2, 3, 4, 4, 4, 0] as const;

const HEAD_BYTES = 54;
const NO_COMPRESSION = 0;
const RLE8 = 1;
const RLE4 = 2;

/** BITMAPINFOHEADER, its palette and rows from below. */
function bitmap(bits: number, compression: number, palette: readonly number[], rows: string) {
  const pixels = hex(rows);
  const view = new DataView(new ArrayBuffer(HEAD_BYTES + palette.length * 4 + pixels.length));
  view.setUint16(0, 0x424d);
  view.setUint32(2, view.byteLength, true);
  view.setUint32(10, HEAD_BYTES + palette.length * 4, true);
  for (const [at, value] of [
    [14, 40],
    [18, 4],
    [22, 2],
    [30, compression],
    [34, pixels.length],
    [46, palette.length],
  ] as const) {
    view.setUint32(at, value, true);
  }
  view.setUint16(26, 1, true);
  view.setUint16(28, bits, true);
  // 0xBBGGRR of a colour here is red first in the value, blue first in the file.
  for (const [index, colour] of palette.entries()) {
    const at = HEAD_BYTES + index * 4;
    view.setUint8(at, (colour >> 16) & 255);
    view.setUint8(at + 1, (colour >> 8) & 255);
    view.setUint8(at + 2, colour & 255);
  }
  bytesOf(view).set(pixels, HEAD_BYTES + palette.length * 4);
  return bytesOf(view);
}

const ROWS_OF_24 = ['ffffff ffffff ffffff 0000ff', '0000ff 00ff00 ff0000 000000'];
const BYTES_OF_8 = [INDEXES.slice(4), INDEXES.slice(0, 4)]
  .map((row) => row.map((index) => `0${index}`).join(''))
  .join('');

export const BITMAPS: Readonly<Record<string, Uint8Array>> = {
  '24 bits': bitmap(24, NO_COMPRESSION, [], ROWS_OF_24.join('')),
  '32 bits': bitmap(
    32,
    NO_COMPRESSION,
    [],
    ROWS_OF_24.map((row) => row.replaceAll(/(\w{6})/g, '$1ff')).join(''),
  ),
  '8 bits': bitmap(8, NO_COMPRESSION, PALETTE, BYTES_OF_8),
  '4 bits': bitmap(4, NO_COMPRESSION, PALETTE, '44400000 01230000'),
  // Three times white and a red one, end of line; four as they are, end.
  'RLE of 8 bits': bitmap(8, RLE8, PALETTE, '0304 0100 0000 0004 00010203 0001'),
  'RLE of 4 bits': bitmap(4, RLE4, PALETTE, '0344 0100 0000 0004 0123 0001'),
};
/** 1 bit: white where it is set. */
export const BITMAP_1 = bitmap(1, NO_COMPRESSION, [0x000000, 0xffffff], 'e0000000 50000000');
export const BITMAP_1_WHITE = [0, 1, 0, 1, 1, 1, 1, 0] as const;

/** GIF89a: one frame of four colours, LZW with 2 bits: clear, indexes 0 1 2 3 3 3 3 0, end. */
export const GIF = hex(`474946383961 0400 0200 910000 ff0000 00ff00 0000ff 000000
  2c 0000 0000 0400 0200 00 02 05 4434330305 00 3b`);

/** A picture of one colour as Adobe's CMYK JPEG, whose values are inverted: 255 is no ink. */
export function cmykJpeg(inverted: readonly [number, number, number, number]): Uint8Array {
  const head = hex(`ffd8 ffee 000e 41646f6265 0064 0000 0000 00
    ffdb 0043 00 ${'08'.repeat(64)}
    ffc0 0014 08 0008 0008 04 01 11 00 02 11 00 03 11 00 04 11 00
    ffc4 001c 00 00000009000000000000000000000000 000102030405060708
    ffc4 0014 10 01000000000000000000000000000000 00
    ffda 000e 04 0100 0200 0300 0400 003f00`);
  // Each block is its mean alone: four bits for how many bits follow, these, and one bit for the end.
  const bits = inverted.map((value) => {
    const mean = value - 128;
    const size = mean === 0 ? 0 : Math.floor(Math.log2(Math.abs(mean))) + 1;
    const digits = mean < 0 ? mean + 2 ** size - 1 : mean;
    const written = size === 0 ? '' : digits.toString(2).padStart(size, '0');
    return `${size.toString(2).padStart(4, '0')}${written}0`;
  });
  const all = bits.join('');
  const padded = all.padEnd(Math.ceil(all.length / 8) * 8, '1').match(/.{8}/g) ?? [];
  // A byte of all ones is followed by a zero.
  const data = padded
    .map((byte) => parseInt(byte, 2))
    .flatMap((byte) => (byte === 255 ? [255, 0] : [byte]));
  return Uint8Array.from([...head, ...data, 0xff, 0xd9]);
}

/** 8 × 8, the right half black: a page and one generic region in MMR, as an embedded stream. */
export const JBIG2_STREAM = hex(`
  00000000 30 00 01 00000013 00000008 00000008 00000000 00000000 00 0000
  00000001 26 00 01 00000018 00000008 00000008 00000000 00000000 00 01 36ffff 001001`);
/** The same as a file, in sequence, with its end of page and end of file. */
export const JBIG2_FILE = Uint8Array.from([
  ...hex('974a42320d0a1a0a 01 00000001'),
  ...JBIG2_STREAM,
  ...hex('00000002 31 00 01 00000000 00000003 33 00 00 00000000'),
]);
