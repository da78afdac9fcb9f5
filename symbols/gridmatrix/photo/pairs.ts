import type { Point } from '../../decoder.ts';
import type { Grey } from './grey.ts';

/** Squares on the way of the longest distance: more of them leave out more points that are too far. */
const SQUARES = 2;

/**
 * Each pair of points once that is not further apart than `distance` pixels, and some that are; `x` and
 * `y` lead from `one` to `other`. All points lie in the picture.
 */
export function forEachPair(
  { width, height }: Pick<Grey, 'width' | 'height'>,
  points: readonly Point[],
  distance: number,
  visit: (one: number, other: number, x: number, y: number) => void,
): void {
  const side = distance / SQUARES;
  const perRow = Math.floor(width / side) + 1;
  const rows = Math.floor(height / side) + 1;
  const squareOf = ({ x, y }: Point): number =>
    Math.floor(y / side) * perRow + Math.floor(x / side);
  // Points in the order of their squares, so that those of squares side by side are one run.
  const starts = new Uint32Array(perRow * rows + 1);
  for (const point of points) starts[squareOf(point) + 1] = (starts[squareOf(point) + 1] ?? 0) + 1;
  for (let at = 1; at < starts.length; at++) starts[at] = (starts[at] ?? 0) + (starts[at - 1] ?? 0);
  const next = starts.slice();
  const order = new Uint32Array(points.length);
  const xs = new Float64Array(points.length);
  const ys = new Float64Array(points.length);
  points.forEach((point, index) => {
    const square = squareOf(point);
    const at = next[square] ?? 0;
    next[square] = at + 1;
    order[at] = index;
    xs[at] = point.x;
    ys[at] = point.y;
  });

  for (let square = 0; square < perRow * rows; square++) {
    const end = starts[square + 1] ?? 0;
    const column = square % perRow;
    const left = square - Math.min(SQUARES, column);
    const right = square + Math.min(SQUARES, perRow - 1 - column);
    for (let at = starts[square] ?? 0; at < end; at++) {
      const one = order[at] ?? 0;
      const x = xs[at] ?? 0;
      const y = ys[at] ?? 0;
      for (let below = 0; below <= SQUARES; below++) {
        const down = below * perRow;
        const from = below === 0 ? at + 1 : (starts[left + down] ?? 0);
        const to = starts[right + down + 1] ?? 0;
        for (let other = from; other < to; other++) {
          visit(one, order[other] ?? 0, (xs[other] ?? 0) - x, (ys[other] ?? 0) - y);
        }
      }
    }
  }
}
