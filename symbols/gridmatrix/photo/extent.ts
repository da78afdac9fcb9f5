import { colourOf, frameBrightness, type Extent, type View } from './cells.ts';
import type { Match } from './homography.ts';

/** Macromodules on a side of the largest symbol. */
export const MOST_CELLS = 27;
/** Share of the frames of a line, of either colour, that have to be as in a symbol. */
const LEAST_SHARE = 0.7;
/** Of the way from its own colour to the other, how far a frame may be off. */
const FARTHEST = 0.45;

/** The macromodules around the corners that were found. */
export function extentAround(corners: readonly Match[]): Extent {
  const us = corners.map(({ u }) => u);
  const vs = corners.map(({ v }) => v);
  return {
    left: Math.min(...us) - 1,
    top: Math.min(...vs) - 1,
    right: Math.max(...us),
    bottom: Math.max(...vs),
  };
}

/** One line of macromodules more on each side on which they go on as a chess board. */
export function extended(view: View, extent: Extent): Extent {
  const { left, top, right, bottom } = extent;
  const wide = right - left + 1 < MOST_CELLS;
  const high = bottom - top + 1 < MOST_CELLS;
  const goes = (line: Extent, inX: number, inY: number): 0 | 1 =>
    goesOn(view, line, inX, inY) ? 1 : 0;
  return {
    left: wide ? left - goes({ ...extent, left: left - 1, right: left - 1 }, 1, 0) : left,
    right: wide ? right + goes({ ...extent, left: right + 1, right: right + 1 }, -1, 0) : right,
    top: high ? top - goes({ ...extent, top: top - 1, bottom: top - 1 }, 0, 1) : top,
    bottom: high
      ? bottom + goes({ ...extent, top: bottom + 1, bottom: bottom + 1 }, 0, -1)
      : bottom,
  };
}

/**
 * Whether a line of macromodules belongs to the symbol, by the line before it: on the quiet zone
 * every second frame has the wrong colour.
 */
function goesOn(
  view: View,
  { left, top, right, bottom }: Extent,
  inX: number,
  inY: number,
): boolean {
  const fitting = [0, 0];
  const all = [0, 0];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const own = frameBrightness(view, column, row);
      // The next inwards has the other colour, the one after it this one again.
      const other = frameBrightness(view, column + inX, row + inY);
      const same = frameBrightness(view, column + 2 * inX, row + 2 * inY);
      const colour = colourOf(column, row);
      all[colour] = (all[colour] ?? 0) + 1;
      if (Math.abs(own - same) <= FARTHEST * Math.abs(other - same)) {
        fitting[colour] = (fitting[colour] ?? 0) + 1;
      }
    }
  }
  return fitting.every((count, colour) => count >= LEAST_SHARE * (all[colour] ?? 0));
}
