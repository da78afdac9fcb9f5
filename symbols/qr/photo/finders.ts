import type { Frame } from '../../decoder.ts';
import { crossRuns } from './cross-runs.ts';

/** A finder pattern (位置探测图形) of a QR code: squares in each other, 7, 5 and 3 modules wide. */
export interface Finder {
  readonly x: number;
  readonly y: number;
  /** Pixels a module, about. */
  readonly module: number;
  /** Light on dark. */
  readonly isInverted: boolean;
  /** 0…1: in how many of the rows that cross its middle it was seen. */
  readonly support: number;
}

/** Enough for a picture full of codes; more are stripes or foliage. */
const MOST = 48;
/** The mean of a row goes over this share of its width. */
const WINDOW_SHARE = 1 / 12;
const LEAST_WINDOW = 40;
/** In grey tones: what differs less from the mean is taken for the lighter side. */
const BIAS = 3;
/** Below this a pattern is too small for its modules to be told apart. */
const LEAST_WIDTH = 9;

/**
 * Looks for finder patterns along every `step`-th row, then across each. Much faster than reading, and
 * says where reading may pay.
 */
export function findFinders(frame: Frame, step: number): readonly Finder[] {
  const { width, height } = frame;
  const row = new Uint8Array(width);
  const found: { x: number; y: number; module: number; isInverted: boolean; hits: number }[] = [];
  for (let y = step >> 1; y < height - 1 && found.length < MOST; y += step) {
    meanOfTwoRows(frame, y, row);
    for (const { middle, width: across } of patternsInRow(row)) {
      const finder = crossRuns(frame, middle, y, across);
      if (!finder) continue;
      const same = found.find(
        (one) =>
          one.isInverted === finder.isInverted &&
          Math.abs(one.x - finder.x) < 3 * one.module &&
          Math.abs(one.y - finder.y) < 3 * one.module,
      );
      if (same) same.hits++;
      else found.push({ ...finder, hits: 1 });
    }
  }
  return found
    .map(({ hits, ...finder }) => ({
      ...finder,
      support: Math.min((hits * step) / (3 * finder.module), 1),
    }))
    .sort((a, b) => b.support - a.support);
}

/** Noise is less in the mean of two. */
function meanOfTwoRows({ width, luma }: Frame, y: number, row: Uint8Array): void {
  const from = y * width;
  for (let x = 0; x < width; x++) {
    row[x] = ((luma[from + x] ?? 0) + (luma[from + width + x] ?? 0)) >> 1;
  }
}

interface Pattern {
  readonly middle: number;
  readonly width: number;
}

/** Where five runs of one row, dark and light by turns, are as long as 1 : 1 : 3 : 1 : 1. */
function patternsInRow(row: Uint8Array): readonly Pattern[] {
  const width = row.length;
  const reach = Math.max(LEAST_WINDOW, Math.round(width * WINDOW_SHARE)) >> 1;
  const patterns: Pattern[] = [];
  let sum = 0;
  for (let x = 0; x < Math.min(reach, width); x++) sum += row[x] ?? 0;
  let [a, b, c, d, e] = [0, 0, 0, 0, 0];
  let wasDark = false;
  for (let x = 0; x <= width; x++) {
    if (x + reach < width) sum += row[x + reach] ?? 0;
    if (x - reach - 1 >= 0) sum -= row[x - reach - 1] ?? 0;
    const count = Math.min(x + reach, width - 1) - Math.max(x - reach, 0) + 1;
    const isDark = x < width && ((row[x] ?? 0) + BIAS) * count < sum;
    if (isDark === wasDark && x < width) {
      e++;
      continue;
    }
    if (isLikeFinder(a, b, c, d, e)) {
      patterns.push({ middle: x - e - d - c / 2, width: a + b + c + d + e });
    }
    [a, b, c, d, e] = [b, c, d, e, 1];
    wasDark = isDark;
  }
  return patterns;
}

/** Whether runs are as long as 1 : 1 : 3 : 1 : 1, each wrong by less than 0.7 of a module. */
export function isLikeFinder(a: number, b: number, c: number, d: number, e: number): boolean {
  const width = a + b + c + d + e;
  if (a === 0 || width < LEAST_WIDTH) return false;
  const module = width / 7;
  const slack = module * 0.7;
  return (
    Math.abs(a - module) < slack &&
    Math.abs(b - module) < slack &&
    Math.abs(c - 3 * module) < 2 * slack &&
    Math.abs(d - module) < slack &&
    Math.abs(e - module) < slack
  );
}
