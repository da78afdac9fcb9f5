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
 * found there. `y` is a whole row of the frame, `module` that of the row in pixels.
 */
export function crossRuns(frame: Frame, { x, y }: Point, module: number): Crossed | undefined {
  const { luma, height } = frame;
  const column = Math.min(Math.floor(x), frame.width - 1);
  const across = Math.floor(7 * module);
  const threshold = thresholdOn(luma, rowThrough(frame, column, y), across >> 1);
  if (threshold < 0) return undefined;
  const down = runsThrough(luma, columnThrough(frame, column, y), threshold, across);
  if (!down || down.module > 1.9 * module || down.module < 0.5 * module) return undefined;
  const middleY = y + 0.5 + down.shift;
  const row = Math.min(Math.floor(middleY), height - 1);
  const again = runsThrough(luma, rowThrough(frame, column, row), threshold, across);
  if (!again) return undefined;
  const isInverted = (luma[y * frame.width + column] ?? 0) > threshold;
  const mean = Math.sqrt(down.module * again.module);
  const stretch = down.module / again.module;
  return { x: column + 0.5 + again.shift, y: middleY, module: mean, stretch, isInverted };
}

/** Where a line begins in the tones of the frame, and how far on its next pixel is. */
interface Line {
  readonly start: number;
  readonly stride: number;
  /** How many pixels there are before and after its first one. */
  readonly before: number;
  readonly after: number;
}

function rowThrough({ width }: Frame, x: number, y: number): Line {
  return { start: y * width + x, stride: 1, before: x, after: width - 1 - x };
}

function columnThrough({ width, height }: Frame, x: number, y: number): Line {
  return { start: y * width + x, stride: width, before: y, after: height - 1 - y };
}

/** Halfway between the least and the most of a line; below 0 where they are too near to each other. */
function thresholdOn(luma: Uint8Array, { start, before, after }: Line, reach: number): number {
  const from = start - Math.min(reach, before);
  const to = start + Math.min(reach, after);
  let [least, most] = [255, 0];
  for (let at = from; at <= to; at++) {
    const tone = luma[at] ?? 0;
    if (tone < least) least = tone;
    if (tone > most) most = tone;
  }
  return most - least < LEAST_CONTRAST ? -1 : (most + least) / 2;
}

/** How far three runs go from the middle outwards: the rest of its own run, then two more. */
interface Runs {
  own: number;
  second: number;
  third: number;
}

const back: Runs = { own: 0, second: 0, third: 0 };
const forth: Runs = { own: 0, second: 0, third: 0 };

/** The five runs on a line through the middle one: their module, and how far off its middle is. */
function runsThrough(
  luma: Uint8Array,
  line: Line,
  threshold: number,
  most: number,
): { readonly module: number; readonly shift: number } | undefined {
  const { start, stride, before, after } = line;
  if (!runsFrom(luma, start, -stride, Math.min(most, before), threshold, back)) return undefined;
  if (!runsFrom(luma, start, stride, Math.min(most, after), threshold, forth)) return undefined;
  const middle = back.own + forth.own - 1;
  const module = moduleOfRuns(back.third, back.second, middle, forth.second, forth.third);
  return module > 0 ? { module, shift: (forth.own - back.own) / 2 } : undefined;
}

/** Writes the runs of at most `steps` pixels beyond the first one to `to`; whether there were three. */
function runsFrom(
  luma: Uint8Array,
  start: number,
  stride: number,
  steps: number,
  threshold: number,
  to: Runs,
): boolean {
  const isDark = (luma[start] ?? 0) <= threshold;
  let step = 1;
  let at = start + stride;
  for (; step <= steps && (luma[at] ?? 0) <= threshold === isDark; step++) at += stride;
  if (step > steps) return false;
  to.own = step;
  for (; step <= steps && (luma[at] ?? 0) <= threshold !== isDark; step++) at += stride;
  if (step > steps) return false;
  to.second = step - to.own;
  for (; step <= steps && (luma[at] ?? 0) <= threshold === isDark; step++) at += stride;
  to.third = step - to.own - to.second;
  return true;
}
