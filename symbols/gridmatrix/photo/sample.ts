import type { Sampled } from '../matrix.ts';
import { framesOf, type Extent, type View } from './cells.ts';
import { brightnessAt } from './grey.ts';
import { project } from './homography.ts';

const MODULES = 6;
/** Where within a module the brightness is taken, in modules: across and down, five times. */
const SPOTS = [0.5, 0.5, 0.3, 0.3, 0.7, 0.3, 0.3, 0.7, 0.7, 0.7] as const;

export interface SampleOptions {
  /** Light modules on a dark ground. */
  readonly inverted: boolean;
  /** How much of what the neighbours have blurred into a module is taken back, 0…1. */
  readonly sharpen: number;
}

/** The brightness of each module of a square extent, row by row. */
export function modulesOf({ grey, map }: View, { left, top, right }: Extent): Float32Array {
  const cells = right - left + 1;
  const size = cells * MODULES;
  const modules = new Float32Array(size * size);
  for (let cell = 0; cell < cells * cells; cell++) {
    const column = cell % cells;
    const row = Math.floor(cell / cells);
    // Within one macromodule the modules lie evenly enough between its corners.
    const one = project(map, left + column, top + row);
    const two = project(map, left + column + 1, top + row);
    const three = project(map, left + column + 1, top + row + 1);
    const four = project(map, left + column, top + row + 1);
    for (let module = 0; module < MODULES * MODULES; module++) {
      const across = module % MODULES;
      const down = Math.floor(module / MODULES);
      let sum = 0;
      for (let spot = 0; spot < SPOTS.length; spot += 2) {
        const u = (across + (SPOTS[spot] ?? 0)) / MODULES;
        const v = (down + (SPOTS[spot + 1] ?? 0)) / MODULES;
        const topX = one.x + u * (two.x - one.x);
        const topY = one.y + u * (two.y - one.y);
        const bottomX = four.x + u * (three.x - four.x);
        const bottomY = four.y + u * (three.y - four.y);
        sum += brightnessAt(grey, topX + v * (bottomX - topX), topY + v * (bottomY - topY));
      }
      modules[(row * MODULES + down) * size + column * MODULES + across] = (2 * sum) / SPOTS.length;
    }
  }
  return modules;
}

/** How dark each module is beside the light and dark frames around it. */
export function sampleModules(
  view: View,
  extent: Extent,
  modules: Float32Array,
  { inverted, sharpen }: SampleOptions,
): Sampled {
  const cells = extent.right - extent.left + 1;
  const size = cells * MODULES;
  const { low, high } = levelsOf(view, extent);
  const darkness = new Uint8Array(size * size);
  const at = (column: number, row: number): number =>
    modules[
      Math.min(Math.max(row, 0), size - 1) * size + Math.min(Math.max(column, 0), size - 1)
    ] ?? 0;
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const own = at(column, row);
      const around =
        at(column - 1, row) + at(column + 1, row) + at(column, row - 1) + at(column, row + 1);
      const value = own + sharpen * (own - around / 4);
      const dark = between(low, cells, column, row);
      const light = between(high, cells, column, row);
      const share = (value - dark) / Math.max(light - dark, 1);
      const shown = inverted ? share : 1 - share;
      darkness[row * size + column] = Math.round(255 * Math.min(Math.max(shown, 0), 1));
    }
  }
  return { size, darkness };
}

interface Levels {
  readonly low: Float32Array;
  readonly high: Float32Array;
}

/** What is dark and what is light at each macromodule: its own frame and the mean of its neighbours'. */
function levelsOf(view: View, extent: Extent): Levels {
  const { brightness } = framesOf(view, extent);
  const cells = extent.right - extent.left + 1;
  const low = new Float32Array(cells * cells);
  const high = new Float32Array(cells * cells);
  for (let row = 0; row < cells; row++) {
    for (let column = 0; column < cells; column++) {
      const own = brightness[row * cells + column] ?? 0;
      let sum = 0;
      let count = 0;
      for (const [beside, below] of [
        [-1, 0],
        [1, 0],
        [0, -1],
        [0, 1],
      ] as const) {
        const x = column + beside;
        const y = row + below;
        if (x < 0 || y < 0 || x >= cells || y >= cells) continue;
        sum += brightness[y * cells + x] ?? 0;
        count++;
      }
      const other = sum / count;
      low[row * cells + column] = Math.min(own, other);
      high[row * cells + column] = Math.max(own, other);
    }
  }
  return { low, high };
}

/** Of what is known at the middles of macromodules, the value at a module, from the four around it. */
function between(values: Float32Array, cells: number, column: number, row: number): number {
  const x = Math.min(Math.max((column + 0.5) / MODULES - 0.5, 0), cells - 1.001);
  const y = Math.min(Math.max((row + 0.5) / MODULES - 0.5, 0), cells - 1.001);
  const left = Math.floor(x);
  const top = Math.floor(y);
  const at = top * cells + left;
  const right = x - left;
  const down = y - top;
  const upper = (values[at] ?? 0) * (1 - right) + (values[at + 1] ?? 0) * right;
  const lower = (values[at + cells] ?? 0) * (1 - right) + (values[at + cells + 1] ?? 0) * right;
  return upper * (1 - down) + lower * down;
}
