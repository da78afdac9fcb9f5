import type { Frame } from './decoder.ts';

/** Colours as a canvas gives them: red, green, blue and opacity of every pixel, row by row. */
export interface Colours {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
}

/** The picture in grey (ITU-R BT.601, weights of 1024), in the first bytes of `room`; opacity is not looked at. */
export function greyOf(
  { width, height, data }: Colours,
  room: Uint8Array = new Uint8Array(width * height),
): Frame {
  const luma = room.subarray(0, width * height);
  for (let at = 0, from = 0; at < luma.length; at++, from += 4) {
    const [red, green, blue] = [data[from] ?? 0, data[from + 1] ?? 0, data[from + 2] ?? 0];
    luma[at] = (306 * red + 601 * green + 117 * blue + 512) >> 10;
  }
  return { width, height, luma };
}
