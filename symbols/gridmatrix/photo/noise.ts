import { SQUARE, type Activity } from './activity.ts';
import type { Grey } from './grey.ts';

/** Places at which a picture's noise is looked at, on each side. */
const PLACES = 56;
/** The middle of what chance makes of |a − 2b + c|, over the standard deviation of a, b and c. */
const MIDDLE = 0.6745 * Math.sqrt(6);

/**
 * Standard deviation of a picture's noise, in steps of brightness: the median of how much pixels
 * differ from those beside them, which edges do not change unless they are everywhere.
 */
export function noiseOf({ width, height, pixels }: Grey): number {
  const counts = new Uint32Array(511);
  let all = 0;
  for (let row = 0; row < PLACES; row++) {
    const start = Math.floor(((row + 0.5) * height) / PLACES) * width;
    for (let column = 0; column < PLACES; column++) {
      const at = start + 1 + Math.floor(((column + 0.5) * (width - 2)) / PLACES);
      const bend = Math.abs((pixels[at - 1] ?? 0) - 2 * (pixels[at] ?? 0) + (pixels[at + 1] ?? 0));
      counts[bend] = (counts[bend] ?? 0) + 1;
      all++;
    }
  }
  let bend = 0;
  for (let below = counts[0] ?? 0; 2 * below < all; below += counts[bend] ?? 0) bend++;
  return bend / MIDDLE;
}

/**
 * Takes noise away, and a little sharpness: each pixel the mean of itself and the eight around it. Where a
 * picture is even, nothing is looked for, and it stays as it is.
 */
export function smooth(
  { width, height, pixels }: Grey,
  into: Uint8Array,
  { runsOf }: Activity,
): Grey {
  into.set(pixels.subarray(0, width * height));
  for (let row = 1; row < height - 1; row++) {
    const start = row * width;
    for (const [first, end] of runsOf(Math.floor(row / SQUARE))) {
      const from = start + Math.max(first * SQUARE, 1);
      smoothRun(pixels, into, width, from, start + Math.min(end * SQUARE, width - 1));
    }
  }
  return { width, height, pixels: into };
}

function smoothRun(
  pixels: Uint8Array,
  into: Uint8Array,
  width: number,
  from: number,
  to: number,
): void {
  let before = columnAt(pixels, width, from - 1);
  let own = columnAt(pixels, width, from);
  for (let at = from; at < to; at++) {
    const next = columnAt(pixels, width, at + 1);
    into[at] = (before + 2 * own + next + 8) >> 4;
    before = own;
    own = next;
  }
}

function columnAt(pixels: Uint8Array, width: number, at: number): number {
  return (pixels[at - width] ?? 0) + 2 * (pixels[at] ?? 0) + (pixels[at + width] ?? 0);
}
