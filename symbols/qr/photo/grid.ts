import type { Point } from '../../decoder.ts';
import { shiftAll, type Mesh } from './mesh-shift.ts';

/**
 * Where the modules of a symbol lie in a picture.
 *
 * `flat`: a flat square seen from anywhere, whose rows and columns may be bent a little. Values: where the middles of the three
 * finder patterns lie (top left, top right, bottom left) and the place opposite, 3.5 modules from
 * both edges, x and y by turns; then how far the middle of the left and of the upper timing pattern is off, in modules.
 *
 * `bent`: a sheet that is rolled or bent, known by the four places and by which way and how fast rows and columns
 * leave them. Values: of each of the same four places x and y, along the row and down the column, so
 * much as the whole way to the next place would be.
 */
export interface GridShape {
  readonly kind: 'flat' | 'bent';
  /** Modules a side. */
  readonly size: number;
  readonly values: Float64Array;
  /** What is moved here and there besides, as on paper that is crumpled. */
  readonly mesh?: Mesh;
}

/** Of the values of a flat grid, those that are places come first. */
export const BENDS = 8;
/** Values of one place of a bent grid. */
export const PLACE = 6;
/** Of a finder pattern, from the edge of the symbol. */
const MIDDLE = 3.5;

export interface Grid {
  /**
   * Writes where places lie to `spots`, x and y in pixels by turns.
   *
   * @param places columns and rows by turns, in modules from the top left corner
   * @param count of them so many, all if it is left out
   */
  locate(places: Float32Array, spots: Float64Array, count?: number): void;
}

export function gridOf(shape: GridShape): Grid {
  const plain = shape.kind === 'flat' ? flatGrid(shape) : bentGrid(shape);
  const { mesh } = shape;
  if (!mesh) return plain;
  let moved = new Float32Array(0);
  return {
    locate(places, spots, count = places.length >> 1) {
      if (moved.length < 2 * count) moved = new Float32Array(2 * count);
      shiftAll(mesh, places, moved, count);
      plain.locate(moved, spots, count);
    },
  };
}

function flatGrid({ size, values }: GridShape): Grid {
  const [x0, y0, x1, y1] = [values[0] ?? 0, values[1] ?? 0, values[2] ?? 0, values[3] ?? 0];
  const [x3, y3, x2, y2] = [values[4] ?? 0, values[5] ?? 0, values[6] ?? 0, values[7] ?? 0];
  const span = size - 2 * MIDDLE;
  // Unit square to quadrilateral (Heckbert 1989).
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const area = dx1 * dy2 - dx2 * dy1 || 1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  const [a, b] = [x1 - x0 + g * x1, x3 - x0 + h * x3];
  const [d, e] = [y1 - y0 + g * y1, y3 - y0 + h * y3];
  const bendX = (4 * (values[BENDS] ?? 0)) / span;
  const bendY = (4 * (values[BENDS + 1] ?? 0)) / span;
  return {
    locate(places, spots, count = places.length >> 1) {
      for (let at = 0; at < 2 * count; at += 2) {
        const s = ((places[at] ?? 0) - MIDDLE) / span;
        const t = ((places[at + 1] ?? 0) - MIDDLE) / span;
        const p = s + bendX * t * (1 - t);
        const q = t + bendY * s * (1 - s);
        const w = 1 / (g * p + h * q + 1);
        spots[at] = (a * p + b * q + x0) * w;
        spots[at + 1] = (d * p + e * q + y0) * w;
      }
    },
  };
}

/** Of a bent grid: how much each place and slope counts at a spot, in the order of the values. */
export const WEIGHTS = 2 * PLACE;

/**
 * A bicubic patch by its corners and the slopes there (Ferguson 1964); outside it goes on straight. A spot is the
 * sum of the values, x and y by themselves, each as often as its weight says. Gives those of all places.
 */
export function weightsOf(places: Float32Array, size: number): Float64Array {
  const count = places.length >> 1;
  const weights = new Float64Array(count * WEIGHTS);
  for (let at = 0; at < count; at++) {
    weigh(places[2 * at] ?? 0, places[2 * at + 1] ?? 0, size, weights, at * WEIGHTS);
  }
  return weights;
}

function weigh(u: number, v: number, size: number, weights: Float64Array, to: number): void {
  const span = size - 2 * MIDDLE;
  const s = (u - MIDDLE) / span;
  const t = (v - MIDDLE) / span;
  const si = s < 0 ? 0 : s > 1 ? 1 : s;
  const ti = t < 0 ? 0 : t > 1 ? 1 : t;
  // Of the first and the second end, and of the slopes there (Hermite).
  const a1 = si * si * (3 - 2 * si);
  const a2 = si * (1 - si) * (1 - si) + (s < 0 ? s : 0);
  const a3 = si * si * (si - 1) + (s > 1 ? s - 1 : 0);
  const b1 = ti * ti * (3 - 2 * ti);
  const b2 = ti * (1 - ti) * (1 - ti) + (t < 0 ? t : 0);
  const b3 = ti * ti * (ti - 1) + (t > 1 ? t - 1 : 0);
  const [a0, b0] = [1 - a1, 1 - b1];
  weights[to] = a0 * b0;
  weights[to + 1] = a2 * b0;
  weights[to + 2] = b2 * a0;
  weights[to + 3] = a1 * b0;
  weights[to + 4] = a3 * b0;
  weights[to + 5] = b2 * a1;
  weights[to + 6] = a0 * b1;
  weights[to + 7] = a2 * b1;
  weights[to + 8] = b3 * a0;
  weights[to + 9] = a1 * b1;
  weights[to + 10] = a3 * b1;
  weights[to + 11] = b3 * a1;
}

const ofOne = new Float64Array(WEIGHTS);

function bentGrid({ size, values }: GridShape): Grid {
  return {
    locate(places, spots, count = places.length >> 1) {
      for (let at = 0; at < 2 * count; at += 2) {
        weigh(places[at] ?? 0, places[at + 1] ?? 0, size, ofOne, 0);
        let [x, y] = [0, 0];
        for (let k = 0; k < WEIGHTS; k++) {
          const weight = ofOne[k] ?? 0;
          x += weight * (values[2 * k] ?? 0);
          y += weight * (values[2 * k + 1] ?? 0);
        }
        spots[at] = x;
        spots[at + 1] = y;
      }
    },
  };
}

export function cornersOf(shape: GridShape): readonly [Point, Point, Point, Point] {
  const { size } = shape;
  const spots = new Float64Array(8);
  gridOf(shape).locate(Float32Array.of(0, 0, size, 0, size, size, 0, size), spots);
  const corner = (at: number): Point => ({ x: spots[2 * at] ?? 0, y: spots[2 * at + 1] ?? 0 });
  return [corner(0), corner(1), corner(2), corner(3)];
}
