import type { Frame } from '../../decoder.ts';
import { isLikeFinder, type Finder } from './finders.ts';

/** In grey tones: a pattern has to differ from its ground by so much. */
const LEAST_CONTRAST = 14;

/**
 * Looks whether a pattern found in a row is one down the column too, and in the row through the middle
 * found there. `across` is its width in pixels.
 */
export function crossRuns(
  frame: Frame,
  x: number,
  y: number,
  across: number,
): Omit<Finder, 'support'> | undefined {
  const tones = tonesAlong(frame, x, y, across);
  if (tones.most - tones.least < LEAST_CONTRAST) return undefined;
  const threshold = (tones.most + tones.least) / 2;
  const isInverted = at(frame, x, y) > threshold;
  const down = runsThrough(frame, { x, y, dx: 0, dy: 1 }, threshold, across);
  if (!down || down.width > 1.8 * across || down.width < 0.5 * across) return undefined;
  const middleY = Math.floor(y) + 0.5 + down.shift;
  const again = runsThrough(frame, { x, y: middleY, dx: 1, dy: 0 }, threshold, across);
  if (!again) return undefined;
  const module = (down.width + again.width) / 14;
  return { x: Math.floor(x) + 0.5 + again.shift, y: middleY, module, isInverted };
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

/** The five runs on a line through the middle one: how wide all are, and how far off its middle is. */
export function runsThrough(
  frame: Frame,
  { x, y, dx, dy }: Line,
  threshold: number,
  most: number,
): { readonly width: number; readonly shift: number } | undefined {
  const isDark = at(frame, x, y) <= threshold;
  const before = threeRuns(-1);
  const after = threeRuns(1);
  if (!before || !after) return undefined;
  const middle = before[0] + after[0] - 1;
  if (!isLikeFinder(before[2], before[1], middle, after[1], after[2])) return undefined;
  const width = before[2] + before[1] + middle + after[1] + after[2];
  return { width, shift: (after[0] - before[0]) / 2 };

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

/** Pixels a module of a finder pattern in one direction (of length 1). */
export function moduleAlong(
  frame: Frame,
  { x, y, module }: Finder,
  { dx, dy }: { readonly dx: number; readonly dy: number },
): number {
  let [least, most] = [255, 0];
  for (let step = -4 * module; step <= 4 * module; step++) {
    const tone = at(frame, x + step * dx, y + step * dy);
    if (tone < least) least = tone;
    if (tone > most) most = tone;
  }
  const runs = runsThrough(frame, { x, y, dx, dy }, (least + most) / 2, 10 * module);
  // Measured along rows and columns of the picture a turned square is wider.
  return runs ? runs.width / 7 : module * Math.max(Math.abs(dx), Math.abs(dy));
}
