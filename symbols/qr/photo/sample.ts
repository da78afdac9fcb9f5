import type { Frame } from '../../decoder.ts';
import type { Sampled } from '../restore/sampled.ts';
import { gridOf, type GridShape } from './grid.ts';
import { toneAt } from './tone-at.ts';

/** How far from its middle a module is sampled besides, in modules. */
const OFF = 0.22;

/** The mean tone of every module, row by row; light modules are light whatever they are in the picture. */
export function tonesOf(frame: Frame, shape: GridShape, isInverted: boolean): Float32Array {
  const { size } = shape;
  const middles = middlesOf(shape);
  const tones = new Float32Array(size * size);
  for (let row = 0; row < size; row++) {
    // Round its middle a module lies as evenly as from the one before it to the one behind.
    const above = Math.max(row - 1, 0) * size;
    const below = Math.min(row + 1, size - 1) * size;
    for (let column = 0; column < size; column++) {
      const at = row * size + column;
      const left = row * size + Math.max(column - 1, 0);
      const right = row * size + Math.min(column + 1, size - 1);
      const [x, y] = [middles[2 * at] ?? 0, middles[2 * at + 1] ?? 0];
      const ux = (OFF * gap(middles, left, right, 0)) / (right - left);
      const uy = (OFF * gap(middles, left, right, 1)) / (right - left);
      const vx = (OFF * size * gap(middles, above + column, below + column, 0)) / (below - above);
      const vy = (OFF * size * gap(middles, above + column, below + column, 1)) / (below - above);
      const sum =
        toneAt(frame, x, y) +
        toneAt(frame, x - ux - vx, y - uy - vy) +
        toneAt(frame, x + ux - vx, y + uy - vy) +
        toneAt(frame, x - ux + vx, y - uy + vy) +
        toneAt(frame, x + ux + vx, y + uy + vy);
      tones[at] = isInverted ? 255 - sum / 5 : sum / 5;
    }
  }
  return tones;
}

/** How far it is from one spot to another, across (0) or down (1). */
function gap(spots: Float64Array, from: number, to: number, way: 0 | 1): number {
  return (spots[2 * to + way] ?? 0) - (spots[2 * from + way] ?? 0);
}

/** Where the middles of the modules lie, row by row, x and y by turns. */
function middlesOf(shape: GridShape): Float64Array {
  const { size } = shape;
  const places = new Float32Array(2 * size * size);
  for (let at = 0; at < size * size; at++) {
    places[2 * at] = (at % size) + 0.5;
    places[2 * at + 1] = Math.floor(at / size) + 0.5;
  }
  const spots = new Float64Array(places.length);
  gridOf(shape).locate(places, spots);
  return spots;
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
/** What lies within reach outside of both edges, and one more. */
const EDGES = 2 * REACH + 1;
/** In grey tones: with less between light and dark nothing is known. */
const LEAST_SPREAD = 5;
const WASHED_OUT = 250;

/** Which modules are dark, by the mean of those round about, and how sure that is. */
export function modulesOf(tones: Float32Array, size: number, raw: Float32Array): Sampled {
  const dark = new Uint8Array(size * size);
  const sureness = new Uint8Array(size * size);
  // Of every column the tones of the rows within reach, and their squares; outside nothing.
  const sums = new Float64Array(size + EDGES);
  const squares = new Float64Array(size + EDGES);
  const add = (row: number, sign: number): void => {
    for (let column = 0; column < size; column++) {
      const tone = tones[row * size + column] ?? 0;
      const to = column + REACH + 1;
      sums[to] = (sums[to] ?? 0) + sign * tone;
      squares[to] = (squares[to] ?? 0) + sign * tone * tone;
    }
  };
  for (let row = 0; row < REACH; row++) add(row, 1);
  for (let row = 0; row < size; row++) {
    if (row + REACH < size) add(row + REACH, 1);
    if (row > REACH) add(row - REACH - 1, -1);
    const rows = Math.min(row + REACH, size - 1) - Math.max(row - REACH, 0) + 1;
    let [sum, square] = [0, 0];
    for (let column = -REACH; column < size; column++) {
      const [into, outOf] = [column + EDGES, column];
      sum += (sums[into] ?? 0) - (outOf < 0 ? 0 : (sums[outOf] ?? 0));
      square += (squares[into] ?? 0) - (outOf < 0 ? 0 : (squares[outOf] ?? 0));
      if (column < 0) continue;
      const across = Math.min(column + REACH, size - 1) - Math.max(column - REACH, 0) + 1;
      const mean = sum / (rows * across);
      const spread = Math.sqrt(Math.max(square / (rows * across) - mean * mean, 0));
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
