import type { Point } from '../../decoder.ts';
import { brightnessAt, type Grey } from './grey.ts';
import { project, type Homography } from './homography.ts';

/** The macromodules (宏模块) from column `left` to `right` and row `top` to `bottom`, both included. */
export interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A picture and how the lattice of macromodules lies in it. */
export interface View {
  readonly grey: Grey;
  readonly map: Homography;
}

/** Modules on a side of a macromodule. */
const MODULES = 6;

/** The middles of the 20 modules around its data, in macromodules. */
const FRAME: readonly Point[] = Array.from({ length: MODULES - 1 }, (_, at) => {
  const near = (at + 0.5) / MODULES;
  const end = 1 - 0.5 / MODULES;
  return [
    { x: near, y: 1 - end },
    { x: end, y: near },
    { x: 1 - near, y: end },
    { x: 1 - end, y: 1 - near },
  ];
}).flat();

/** Mean brightness of the frame of a macromodule. */
export function frameBrightness({ grey, map }: View, column: number, row: number): number {
  let sum = 0;
  for (const place of FRAME) {
    const { x, y } = project(map, column + place.x, row + place.y);
    sum += brightnessAt(grey, x, y);
  }
  return sum / FRAME.length;
}

/** Frames alternate as on a chess board: 0 or 1, so that neighbours differ. */
export function colourOf(column: number, row: number): 0 | 1 {
  return ((column + row) & 1) === 0 ? 0 : 1;
}

/** Frames of the macromodules of an extent, row by row. */
export interface Frames {
  readonly extent: Extent;
  readonly brightness: Float32Array;
  /** Mean of each colour. */
  readonly means: readonly [number, number];
}

export function framesOf(view: View, extent: Extent): Frames {
  const { left, top, right, bottom } = extent;
  const width = right - left + 1;
  const brightness = new Float32Array(width * (bottom - top + 1));
  const sums = [0, 0];
  const counts = [0, 0];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const value = frameBrightness(view, column, row);
      const colour = colourOf(column, row);
      brightness[(row - top) * width + column - left] = value;
      sums[colour] = (sums[colour] ?? 0) + value;
      counts[colour] = (counts[colour] ?? 0) + 1;
    }
  }
  const mean = (colour: 0 | 1): number => (sums[colour] ?? 0) / Math.max(counts[colour] ?? 0, 1);
  return { extent, brightness, means: [mean(0), mean(1)] };
}
