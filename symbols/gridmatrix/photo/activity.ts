import type { Grey } from './grey.ts';

/** Which squares of {@link SQUARE} pixels of a picture are not even, row by row. */
export interface Activity {
  readonly columns: number;
  /** From the first to the one behind the last square of each run in a row of squares. */
  readonly runsOf: (row: number) => readonly (readonly [number, number])[];
}

/** Pixels on a side of a square. */
export const SQUARE = 16;
/** Everywhere. */
export const ALL: Activity = { columns: Infinity, runsOf: () => [[0, Infinity]] };

/** The same in the picture that is a quarter as wide. */
const COARSE = SQUARE / 4;
/** In steps of brightness: less than this is no print, whatever the noise. */
const LEAST_DEVIATION = 2;
/** Times the noise of the picture. */
const ABOVE_NOISE = 1.4;

/**
 * Looks at a picture a quarter as wide as the one that is meant, in which the noise has the standard
 * deviation `noise`. In each square and one pixel around it: dark and light frames of a symbol differ there as
 * long as its modules have 2.7 pixels in the larger one, because each frame outweighs what it holds.
 */
export function activityOf({ width, height, pixels }: Grey, noise: number): Activity {
  const columns = Math.ceil(width / COARSE);
  const rows = Math.ceil(height / COARSE);
  const least = LEAST_DEVIATION ** 2 + (ABOVE_NOISE * noise) ** 2;

  function isActive(column: number, row: number): boolean {
    const right = Math.min((column + 1) * COARSE + 1, width);
    const bottom = Math.min((row + 1) * COARSE + 1, height);
    const left = Math.max(column * COARSE - 1, 0);
    const top = Math.max(row * COARSE - 1, 0);
    let sum = 0;
    let squares = 0;
    for (let y = top; y < bottom; y++) {
      for (let at = y * width + left; at < y * width + right; at++) {
        const value = pixels[at] ?? 0;
        sum += value;
        squares += value * value;
      }
    }
    const count = (right - left) * (bottom - top);
    return squares * count - sum * sum >= least * count * count;
  }

  const runs = Array.from({ length: rows }, (_, row) => {
    const found: [number, number][] = [];
    for (let column = 0; column < columns; column++) {
      if (!isActive(column, row)) continue;
      const last = found.at(-1);
      if (last?.[1] === column) last[1] = column + 1;
      else found.push([column, column + 1]);
    }
    return found;
  });
  return { columns, runsOf: (row) => runs[Math.min(row, rows - 1)] ?? [] };
}
