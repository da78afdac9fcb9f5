import type { Point } from '../../decoder.ts';
import { shiftAt, type Mesh } from './mesh-shift.ts';

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
  /** Writes the place of column `u` and row `v`, in modules from the top left corner, to `to`. */
  locate(u: number, v: number, to: { x: number; y: number }): void;
}

export function gridOf(shape: GridShape): Grid {
  const plain = shape.kind === 'flat' ? flatGrid(shape) : bentGrid(shape);
  const { mesh } = shape;
  if (!mesh) return plain;
  const shift = { x: 0, y: 0 };
  return {
    locate(u, v, to) {
      shiftAt(mesh, u, v, shift);
      plain.locate(u + shift.x, v + shift.y, to);
    },
  };
}

function flatGrid({ size, values }: GridShape): Grid {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0, x3 = 0, y3 = 0, x2 = 0, y2 = 0] = values;
  const span = size - 2 * MIDDLE;
  // Unit square to quadrilateral (Heckbert 1989).
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const area = dx1 * dy2 - dx2 * dy1 || 1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  const [a, b] = [x1 - x0 + g * x1, x3 - x0 + h * x3];
  const [d, e] = [y1 - y0 + g * y1, y3 - y0 + h * y3];
  const bendX = (values[BENDS] ?? 0) / span;
  const bendY = (values[BENDS + 1] ?? 0) / span;
  return {
    locate(u, v, to) {
      const s = (u - MIDDLE) / span;
      const t = (v - MIDDLE) / span;
      const p = s + 4 * bendX * t * (1 - t);
      const q = t + 4 * bendY * s * (1 - s);
      const w = g * p + h * q + 1;
      to.x = (a * p + b * q + x0) / w;
      to.y = (d * p + e * q + y0) / w;
    },
  };
}

/** A bicubic patch by its corners and the slopes there (Ferguson 1964); outside it goes on straight. */
function bentGrid({ size, values }: GridShape): Grid {
  const span = size - 2 * MIDDLE;
  const xOf = patchOf(values, 0);
  const yOf = patchOf(values, 1);
  return {
    locate(u, v, to) {
      const s = (u - MIDDLE) / span;
      const t = (v - MIDDLE) / span;
      const si = s < 0 ? 0 : s > 1 ? 1 : s;
      const ti = t < 0 ? 0 : t > 1 ? 1 : t;
      // Weights of the first and the second end, and of the slopes there (Hermite).
      const a1 = si * si * (3 - 2 * si);
      const a2 = si * (1 - si) * (1 - si) + (s < 0 ? s : 0);
      const a3 = si * si * (si - 1) + (s > 1 ? s - 1 : 0);
      const b1 = ti * ti * (3 - 2 * ti);
      const b2 = ti * (1 - ti) * (1 - ti) + (t < 0 ? t : 0);
      const b3 = ti * ti * (ti - 1) + (t > 1 ? t - 1 : 0);
      to.x = xOf(a1, a2, a3, b1, b2, b3);
      to.y = yOf(a1, a2, a3, b1, b2, b3);
    },
  };
}

type Patch = (a1: number, a2: number, a3: number, b1: number, b2: number, b3: number) => number;

/** One coordinate of the patch; called for every sample, hence without lists. */
function patchOf(values: Float64Array, coordinate: 0 | 1): Patch {
  const at = (place: number, index: number): number =>
    values[place * PLACE + 2 * index + coordinate] ?? 0;
  const [p0, p1, p2, p3] = [at(0, 0), at(1, 0), at(2, 0), at(3, 0)];
  const [s0, s1, s2, s3] = [at(0, 1), at(1, 1), at(2, 1), at(3, 1)];
  const [t0, t1, t2, t3] = [at(0, 2), at(1, 2), at(2, 2), at(3, 2)];
  return (a1, a2, a3, b1, b2, b3) => {
    const a0 = 1 - a1;
    const b0 = 1 - b1;
    return (
      a0 * (b0 * p0 + b1 * p2 + b2 * t0 + b3 * t2) +
      a1 * (b0 * p1 + b1 * p3 + b2 * t1 + b3 * t3) +
      a2 * (b0 * s0 + b1 * s2) +
      a3 * (b0 * s1 + b1 * s3)
    );
  };
}

export function cornersOf(shape: GridShape): readonly [Point, Point, Point, Point] {
  const grid = gridOf(shape);
  const { size } = shape;
  const place = (u: number, v: number): Point => {
    const to = { x: 0, y: 0 };
    grid.locate(u, v, to);
    return to;
  };
  return [place(0, 0), place(size, 0), place(size, size), place(0, size)];
}
