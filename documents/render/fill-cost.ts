import type { Matrix } from '../ofd/model/geometry.ts';
import type { Place } from './drawing.ts';
import type { PathStep } from './path-data.ts';

/** Edges times those beside them, of one path: about a second of Skia. A map has a tenth of it. */
export const MAX_FILL_COST = 30_000_000;
/** So much of it is one operation. */
export const COST_OF_OPERATION = 100;
/** Edges that a curve becomes, about. */
const CURVE_EDGES = 4;

/**
 * What it costs at most to fill a path: a canvas goes through it row by row and sorts the edges that lie beside each
 * other, which crossing edges make it do again and again. The number of edges times how many of them cross a row, in
 * the middle.
 *
 * @param lineWidth of a line that is drawn along the path, which has two sides; 0 for the inside
 */
export function fillCost(
  steps: readonly PathStep[],
  { matrix, height }: Pick<Place, 'matrix' | 'height'>,
  lineWidth: number,
): number {
  let [edges, rows] = [0, 0];
  let [y, startY] = [0, 0];
  const [, b, , d, , f] = matrix;
  const sides = lineWidth > 0 ? 2 : 1;
  const rise = lineWidth * riseOf(matrix);
  for (const step of steps) {
    if (step[0] === 'C') {
      rows += clamped(startY - y, height);
      y = startY;
    }
    for (let at = 1; at + 1 < step.length; at += 2) {
      const next = b * Number(step[at]) + d * Number(step[at + 1]) + f;
      if (step[0] !== 'M') rows += clamped(next - y, height) * sides + Math.min(rise, height);
      y = next;
    }
    if (step[0] === 'M') startY = y;
    edges += (step[0] === 'Q' || step[0] === 'B' ? CURVE_EDGES : 1) * sides;
  }
  return edges * Math.max(1, rows / height);
}

/** By how much a length grows downwards at most. */
function riseOf([, b, , d]: Matrix): number {
  return Math.hypot(b, d);
}

/** What is above or below the sheet is not gone through. */
function clamped(rows: number, height: number): number {
  return Math.min(Math.abs(rows), height);
}
