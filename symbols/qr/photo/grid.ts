import type { Point } from '../../decoder.ts';

/**
 * Where the modules of a symbol lie in a picture: a flat square seen from anywhere, whose rows and
 * columns may be bent a little, as on paper that is rolled.
 */
export interface GridShape {
  /** Modules a side. */
  readonly size: number;
  /**
   * Where the middles of the three finder patterns lie (top left, top right, bottom left) and the
   * place opposite, 3.5 modules from both edges: x and y by turns; then how far the middle of the
   * left and of the upper timing pattern is off, in modules.
   */
  readonly values: Float64Array;
}

export const VALUES = 10;
const BEND_X = 8;
const BEND_Y = 9;
/** Of a finder pattern, from the edge of the symbol. */
const MIDDLE = 3.5;

export interface Grid {
  /** Writes the place of column `u` and row `v`, in modules from the top left corner, to `to`. */
  locate(u: number, v: number, to: { x: number; y: number }): void;
}

export function gridOf({ size, values }: GridShape): Grid {
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
  const bendX = (values[BEND_X] ?? 0) / span;
  const bendY = (values[BEND_Y] ?? 0) / span;
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
