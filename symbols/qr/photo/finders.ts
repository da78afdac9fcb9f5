import type { Frame } from '../../decoder.ts';
import { crossRuns, type Crossed } from './cross-runs.ts';
import type { Finder } from './finder.ts';
import { poseOf } from './pose.ts';
import { moduleOfRuns } from './runs.ts';

/** Enough for a picture full of codes; more are stripes or foliage. */
const MOST_CROSSED = 160;
/** How many of them are looked at closely, from those seen in most rows. */
const MOST_POSED = 30;
/** The mean of a row goes over this share of its width. */
const WINDOW_SHARE = 1 / 12;
const LEAST_WINDOW = 40;
/** In grey tones: what differs less from the mean is taken for the lighter side. */
const BIAS = 3;

/**
 * Looks for finder patterns along every `step`-th row, then across each, then for how each lies. Much faster than reading, and
 * says where reading may pay. From the surest.
 */
export function findFinders(frame: Frame, step: number): readonly Finder[] {
  const { width, height } = frame;
  const row = new Uint8Array(width);
  const crossed: { one: Crossed; hits: number }[] = [];
  for (let y = step >> 1; y < height - 1 && crossed.length < MOST_CROSSED; y += step) {
    meanOfTwoRows(frame, y, row);
    for (const { middle, module } of patternsInRow(row)) {
      const same = crossed.find(({ one }) => isNear(one, { x: middle, y }, 1.2));
      if (same) {
        same.hits++;
        continue;
      }
      const one = crossRuns(frame, { x: middle, y }, module);
      if (one) crossed.push({ one, hits: 1 });
    }
  }
  const found: Finder[] = [];
  for (const { one } of crossed.sort((a, b) => b.hits - a.hits).slice(0, MOST_POSED)) {
    if (found.some((known) => isNear(known, one, 3))) continue;
    const finder = poseOf(frame, one);
    if (finder) found.push(finder);
  }
  return found.sort((a, b) => b.support - a.support);
}

function isNear(
  one: { readonly x: number; readonly y: number; readonly module: number },
  other: { readonly x: number; readonly y: number },
  modules: number,
): boolean {
  const reach = modules * one.module;
  return Math.abs(one.x - other.x) < reach && Math.abs(one.y - other.y) < reach;
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
  readonly module: number;
}

/** Where five runs of one row, dark and light by turns, are like those of a finder pattern. */
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
    const module = moduleOfRuns(a, b, c, d, e);
    if (module > 0) patterns.push({ middle: x - e - d - c / 2, module });
    [a, b, c, d, e] = [b, c, d, e, 1];
    wasDark = isDark;
  }
  return patterns;
}
