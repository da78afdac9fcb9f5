import { type Box, IDENTITY, type Matrix, transform } from '../ofd/model/geometry.ts';

/** Far beyond any paper, and still exact in the 32 bits that canvases count with. */
const MAX_VALUE = 1e7;

export function translation(x: number, y: number): Matrix {
  return [1, 0, 0, 1, x, y];
}

/** By how much lengths grow, in the middle of all directions. */
export function scaleOf([a, b, c, d]: Matrix): number {
  return Math.sqrt(Math.abs(a * d - b * c));
}

/** `undefined` where it makes an area into a line or a point. */
export function inverted([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const area = a * d - b * c;
  if (!Number.isFinite(area) || Math.abs(area) < 1e-12) return undefined;
  const inverse: Matrix = [
    d / area,
    -b / area,
    -c / area,
    a / area,
    (c * f - d * e) / area,
    (b * e - a * f) / area,
  ];
  return inverse.every(Number.isFinite) ? inverse : undefined;
}

/** A matrix that leaves no area, or one out of all bounds, draws nothing. */
export function isUsable(matrix: Matrix): boolean {
  return inverted(matrix) !== undefined && matrix.every((value) => Math.abs(value) < MAX_VALUE);
}

/** The upright rectangle around a transformed one. */
export function boundsOf({ x, y, w, h }: Box, matrix: Matrix = IDENTITY): Box {
  const corners = [
    transform(matrix, { x, y }),
    transform(matrix, { x: x + w, y }),
    transform(matrix, { x, y: y + h }),
    transform(matrix, { x: x + w, y: y + h }),
  ];
  const [left, right] = extremes(corners.map((corner) => corner.x));
  const [top, bottom] = extremes(corners.map((corner) => corner.y));
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** What two rectangles share; without width or height where it is nothing. */
export function intersection(one: Box, other: Box): Box {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)];
  const w = Math.min(one.x + one.w, other.x + other.w) - x;
  const h = Math.min(one.y + one.h, other.y + other.h) - y;
  return { x, y, w: Math.max(0, w), h: Math.max(0, h) };
}

/** The same rectangle, larger on all sides. */
export function grown({ x, y, w, h }: Box, by: number): Box {
  return { x: x - by, y: y - by, w: w + 2 * by, h: h + 2 * by };
}

function extremes(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}
