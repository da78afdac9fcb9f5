import type { Frame } from '../../decoder.ts';
import type { Sampled } from '../restore/sampled.ts';
import { gridOf, type GridShape } from './grid.ts';
import { toneAt } from './tone-at.ts';

/** Where a module is sampled, from its left and upper edge, in modules: columns and rows by turns. */
const SPOTS = [
  [0.5, 0.5],
  [0.28, 0.28],
  [0.72, 0.28],
  [0.28, 0.72],
  [0.72, 0.72],
] as const;

/** The mean tone of every module, row by row; light modules are light whatever they are in the picture. */
export function tonesOf(frame: Frame, shape: GridShape, isInverted: boolean): Float32Array {
  const { size } = shape;
  const grid = gridOf(shape);
  const tones = new Float32Array(size * size);
  const places = new Float32Array(2 * size * SPOTS.length);
  const spots = new Float64Array(places.length);
  for (let row = 0; row < size; row++) {
    for (let at = 0, to = 0; at < size; at++) {
      for (const [across, down] of SPOTS) {
        places[to++] = at + across;
        places[to++] = row + down;
      }
    }
    grid.locate(places, spots);
    for (let at = 0, from = 0; at < size; at++) {
      let sum = 0;
      for (const end = from + 2 * SPOTS.length; from < end; from += 2) {
        sum += toneAt(frame, spots[from] ?? 0, spots[from + 1] ?? 0);
      }
      const tone = sum / SPOTS.length;
      tones[row * size + at] = isInverted ? 255 - tone : tone;
    }
  }
  return tones;
}

/**
 * Takes out of every module what blur put there of its four neighbours: `share` of their mean.
 * What lies outside counts as the module itself.
 */
export function deblur(tones: Float32Array, size: number, share: number): Float32Array {
  if (share === 0) return tones;
  const at = (column: number, row: number, or: number): number =>
    column < 0 || row < 0 || column >= size || row >= size
      ? or
      : (tones[row * size + column] ?? or);
  return tones.map((tone, index) => {
    const [column, row] = [index % size, Math.floor(index / size)];
    const around =
      at(column - 1, row, tone) +
      at(column + 1, row, tone) +
      at(column, row - 1, tone) +
      at(column, row + 1, tone);
    return tone + share * (tone - around / 4);
  });
}

/** Modules on each side whose tones say what is light and dark round about. */
const REACH = 4;
/** In grey tones: with less between light and dark nothing is known. */
const LEAST_SPREAD = 5;
const WASHED_OUT = 250;

/** Which modules are dark, by the mean of those round about, and how sure that is. */
export function modulesOf(tones: Float32Array, size: number, raw: Float32Array): Sampled {
  const dark = new Uint8Array(size * size);
  const sureness = new Uint8Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const { mean, spread } = around(tones, size, column, row);
      const at = row * size + column;
      const tone = tones[at] ?? 0;
      dark[at] = tone < mean ? 1 : 0;
      const isKnown = spread >= LEAST_SPREAD && (raw[at] ?? 0) < WASHED_OUT;
      sureness[at] = isKnown ? Math.min((200 * Math.abs(tone - mean)) / spread, 255) : 0;
    }
  }
  doubtEvenSquares(dark, sureness, size);
  return { size, dark, sureness };
}

function around(
  tones: Float32Array,
  size: number,
  column: number,
  row: number,
): { readonly mean: number; readonly spread: number } {
  const [left, right] = [Math.max(column - REACH, 0), Math.min(column + REACH, size - 1)];
  const [top, bottom] = [Math.max(row - REACH, 0), Math.min(row + REACH, size - 1)];
  const count = (right - left + 1) * (bottom - top + 1);
  let [sum, squares] = [0, 0];
  for (let y = top; y <= bottom; y++) {
    for (let x = left; x <= right; x++) {
      const tone = tones[y * size + x] ?? 0;
      sum += tone;
      squares += tone * tone;
    }
  }
  const mean = sum / count;
  return { mean, spread: Math.sqrt(Math.max(squares / count - mean * mean, 0)) };
}

const EVEN = 4;

/** Masks leave no larger squares of one tone: such a one is a cover or a reflection. */
export function doubtEvenSquares(dark: Uint8Array, sureness: Uint8Array, size: number): void {
  for (let row = 0; row + EVEN <= size; row++) {
    for (let column = 0; column + EVEN <= size; column++) {
      if (!isEven(dark, row * size + column, size)) continue;
      for (let y = row; y < row + EVEN; y++) {
        sureness.fill(0, y * size + column, y * size + column + EVEN);
      }
    }
  }
}

function isEven(dark: Uint8Array, from: number, size: number): boolean {
  const first = dark[from];
  for (let y = 0; y < EVEN; y++) {
    for (let at = from + y * size, end = at + EVEN; at < end; at++) {
      if (dark[at] !== first) return false;
    }
  }
  return true;
}
