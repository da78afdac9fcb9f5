import type { Frame, Point } from '../../decoder.ts';
import { moduleOfRuns } from './runs.ts';

/** In grey tones: a pattern has to differ from its ground by so much. */
const LEAST_CONTRAST = 12;

export interface Crossed extends Point {
  /** Pixels a module, along rows and columns. */
  readonly module: number;
  /** How much higher than wide a module is, along columns and rows. */
  readonly stretch: number;
  readonly isInverted: boolean;
}

/**
 * Looks whether a pattern found in a row is one down the column too, and in the row through the middle
 * found there. `module` is that of the row in pixels.
 */
export function crossRuns(frame: Frame, { x, y }: Point, module: number): Crossed | undefined {
  const across = 7 * module;
  const tones = tonesAlong(frame, x, y, across);
  if (tones.most - tones.least < LEAST_CONTRAST) return undefined;
  const threshold = (tones.most + tones.least) / 2;
  const isInverted = at(frame, x, y) > threshold;
  const down = runsThrough(frame, { x, y, dx: 0, dy: 1 }, threshold, across);
  if (!down || down.module > 1.9 * module || down.module < 0.5 * module) return undefined;
  const middleY = Math.floor(y) + 0.5 + down.shift;
  const again = runsThrough(frame, { x, y: middleY, dx: 1, dy: 0 }, threshold, across);
  if (!again) return undefined;
  const mean = Math.sqrt(down.module * again.module);
  const stretch = down.module / again.module;
  return { x: Math.floor(x) + 0.5 + again.shift, y: middleY, module: mean, stretch, isInverted };
}

function tonesAlong(
  frame: Frame,
  x: number,
  y: number,
  across: number,
): { readonly least: number; readonly most: number } {
  let [least, most] = [255, 0];
  for (let step = -across / 2; step <= across / 2; step++) {
    const tone = at(frame, x + step, y);
    if (tone < least) least = tone;
    if (tone > most) most = tone;
  }
  return { least, most };
}

interface Line {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

/** The five runs on a line through the middle one: their module, and how far off its middle is. */
function runsThrough(
  frame: Frame,
  { x, y, dx, dy }: Line,
  threshold: number,
  most: number,
): { readonly module: number; readonly shift: number } | undefined {
  const isDark = at(frame, x, y) <= threshold;
  const before = threeRuns(-1);
  const after = threeRuns(1);
  if (!before || !after) return undefined;
  const middle = before[0] + after[0] - 1;
  const module = moduleOfRuns(before[2], before[1], middle, after[1], after[2]);
  return module > 0 ? { module, shift: (after[0] - before[0]) / 2 } : undefined;

  /** From the middle outwards: the rest of its own run, then two more. */
  function threeRuns(sign: 1 | -1): readonly [number, number, number] | undefined {
    const lengths: [number, number, number] = [0, 0, 0];
    let run = 0;
    for (let step = 0; step <= most; step++) {
      const [px, py] = [x + sign * step * dx, y + sign * step * dy];
      if (px < 0 || py < 0 || px >= frame.width || py >= frame.height) break;
      if (at(frame, px, py) <= threshold !== (isDark === (run !== 1))) {
        run++;
        if (run === 3) return lengths;
      }
      lengths[run as 0 | 1 | 2]++;
    }
    return run === 2 ? lengths : undefined;
  }
}

function at({ width, height, luma }: Frame, x: number, y: number): number {
  const column = Math.min(Math.max(Math.floor(x), 0), width - 1);
  const row = Math.min(Math.max(Math.floor(y), 0), height - 1);
  return luma[row * width + column] ?? 0;
}
