import type { Point } from '../../decoder.ts';
import type { Sampled } from '../matrix.ts';
import type { Extent, Frames, View } from './cells.ts';
import { brightnessAt } from './grey.ts';
import { project } from './homography.ts';

const MODULES = 6;
/** Where within a module the brightness is taken, in modules. */
const SPOTS: readonly Point[] = [
  { x: 0.5, y: 0.5 },
  { x: 0.3, y: 0.3 },
  { x: 0.7, y: 0.3 },
  { x: 0.3, y: 0.7 },
  { x: 0.7, y: 0.7 },
];

export interface SampleOptions {
  /** Light modules on a dark ground. */
  readonly inverted: boolean;
  /** How much of what the neighbours have blurred into a module is taken back, 0…1. */
  readonly sharpen: number;
}

function cellsOn({ left, right }: Extent): number {
  return right - left + 1;
}

/** The brightness of each module of a square extent, row by row. */
export function modulesOf({ grey, map }: View, extent: Extent): Float32Array {
  const { left, top } = extent;
  const cells = cellsOn(extent);
  const size = cells * MODULES;
  const modules = new Float32Array(size * size);
  for (let cell = 0; cell < cells * cells; cell++) {
    const column = cell % cells;
    const row = Math.floor(cell / cells);
    // Within one macromodule the modules lie evenly enough between its corners.
    const { x, y } = project(map, left + column, top + row);
    const two = project(map, left + column + 1, top + row);
    const three = project(map, left + column + 1, top + row + 1);
    const four = project(map, left + column, top + row + 1);
    const across: Point = { x: (two.x - x) / MODULES, y: (two.y - y) / MODULES };
    const down: Point = { x: (four.x - x) / MODULES, y: (four.y - y) / MODULES };
    const bend: Point = {
      x: (three.x - two.x - four.x + x) / MODULES ** 2,
      y: (three.y - two.y - four.y + y) / MODULES ** 2,
    };
    for (let module = 0; module < MODULES * MODULES; module++) {
      const inX = module % MODULES;
      const inY = Math.floor(module / MODULES);
      let sum = 0;
      for (const spot of SPOTS) {
        const u = inX + spot.x;
        const v = inY + spot.y;
        const toX = x + u * across.x + v * down.x + u * v * bend.x;
        sum += brightnessAt(grey, toX, y + u * across.y + v * down.y + u * v * bend.y);
      }
      modules[(row * MODULES + inY) * size + column * MODULES + inX] = sum / SPOTS.length;
    }
  }
  return modules;
}

/** How dark each module is beside the light and dark frames around it. */
export function sampleModules(
  frames: Frames,
  modules: Float32Array,
  { inverted, sharpen }: SampleOptions,
): Sampled {
  const cells = cellsOn(frames.extent);
  const size = cells * MODULES;
  const { low, high } = levelsOf(frames);
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
function levelsOf({ brightness, extent }: Frames): Levels {
  const cells = cellsOn(extent);
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
