import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';

/** The photo of a card: 102 by 126 pixels, 24 bits each, rows filled up to 308 bytes. */
const WIDTH = 102;
const HEIGHT = 126;
const HEADER_BYTES = 54;
/** Length of a right picture, in bytes. */
export const PICTURE_BYTES = HEADER_BYTES + HEIGHT * 308;

/**
 * What the header of a Windows bitmap must say: offset, bytes, value, little-endian. The size of the
 * pixel data and the number of colours may be left 0; resolution says nothing.
 */
const HEADER: readonly (readonly [
  name: string,
  at: number,
  bytes: 2 | 4,
  ...values: readonly number[],
])[] = [
  ['signature', 0, 2, 0x4d42],
  ['file size', 2, 4, PICTURE_BYTES],
  ['pixel offset', 10, 4, HEADER_BYTES],
  ['header size', 14, 4, 40],
  ['width', 18, 4, WIDTH],
  // Negative where the rows begin at the top.
  ['height', 22, 4, HEIGHT, -HEIGHT],
  ['planes', 26, 2, 1],
  ['bits of a pixel', 28, 2, 24],
  ['compression', 30, 4, 0],
  ['data size', 34, 4, 0, PICTURE_BYTES - HEADER_BYTES],
  ['colours', 46, 4, 0],
];

export function photoFailure(problem: string): Failure {
  return failure('DEVICE_OPEN_FAILED', `photo decoder: ${problem}`);
}

/** The picture, if it is exactly what a card's photo decodes to: a foreign library made it. */
export function checkPicture(bytes: Uint8Array): Result<Uint8Array, Failure> {
  if (bytes.length !== PICTURE_BYTES) return err(photoFailure('the picture has a wrong length'));
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const [name, at, size, ...values] of HEADER) {
    const value = size === 2 ? view.getUint16(at, true) : view.getInt32(at, true);
    if (!values.includes(value)) return err(photoFailure(`wrong ${name} in the picture`));
  }
  return ok(bytes);
}
