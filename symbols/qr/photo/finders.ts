import type { Frame } from '../../decoder.ts';
import { crossRuns, type Crossed } from './cross-runs.ts';
import type { Finder } from './finder.ts';
import { poseOf } from './pose.ts';
import { moduleOfRuns } from './runs.ts';

/** Enough for a picture full of codes; more are stripes or foliage. */
const MOST_CROSSED = 160;
/** How many of them are looked at closely, from those seen in most rows. */
const MOST_POSED = 30;
/** Between two questions whether the time is over. */
const ROWS_BETWEEN = 32;
/** The mean of a row goes over this share of its width. */
const WINDOW_SHARE = 1 / 12;
const LEAST_WINDOW = 40;
/** Of two grey tones together: what differs less from the mean is taken for the lighter side. */
const BIAS = 6;

/**
 * Looks for finder patterns along every `step`-th row, then across each, then for how each lies. Much faster than reading, and
 * says where reading may pay. From the surest; once `isOver` what was found until then.
 */
export function findFinders(
  frame: Frame,
  step: number,
  isOver: () => boolean = () => false,
): readonly Finder[] {
  const { width, height } = frame;
  const row = new Uint16Array(width);
  const sums = new Int32Array(width + 1);
  const dark = new Uint8Array(width);
  const crossed: { one: Crossed; hits: number }[] = [];
  for (let y = step >> 1; y < height - 1 && crossed.length < MOST_CROSSED; y += step) {
    if (y % ROWS_BETWEEN < step && isOver()) break;
    addTwoRows(frame, y, row, sums);
    darkOfRow(row, sums, dark);
    for (const { middle, module } of patternsInRow(dark)) {
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
    if (isOver()) break;
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

/** Writes the sums of two rows, in which noise is less than in one, to `row`, those up to each pixel to `sums`. */
function addTwoRows({ width, luma }: Frame, y: number, row: Uint16Array, sums: Int32Array): void {
  const from = y * width;
  let sum = 0;
  for (let x = 0; x < width; x++) {
    const tone = (luma[from + x] ?? 0) + (luma[from + width + x] ?? 0);
    row[x] = tone;
    sum += tone;
    sums[x + 1] = sum;
  }
}

interface Pattern {
  readonly middle: number;
  readonly module: number;
}

/** Writes 1 to `dark` where a row is darker than its mean round about. */
function darkOfRow(row: Uint16Array, sums: Int32Array, dark: Uint8Array): void {
  const width = row.length;
  const reach = Math.max(LEAST_WINDOW, Math.round(width * WINDOW_SHARE)) >> 1;
  const count = 2 * reach + 1;
  const inner = Math.max(width - reach - 1, reach);
  for (let x = reach; x < inner; x++) {
    const mean = (sums[x + reach + 1] ?? 0) - (sums[x - reach] ?? 0);
    // 1 of what is less than 0, without a jump.
    dark[x] = (((row[x] ?? 0) + BIAS) * count - mean) >>> 31;
  }
  const atEdge = (x: number): void => {
    const [from, to] = [Math.max(x - reach, 0), Math.min(x + reach + 1, width)];
    const mean = (sums[to] ?? 0) - (sums[from] ?? 0);
    dark[x] = (((row[x] ?? 0) + BIAS) * (to - from) - mean) >>> 31;
  };
  for (let x = 0; x < Math.min(reach, width); x++) atEdge(x);
  for (let x = inner; x < width; x++) atEdge(x);
}

/**
 * Where five runs of one row, dark and light by turns, are like those of a finder pattern. Called for every
 * row of every frame: where runs begin is kept, and most of them are told from a pattern by two comparisons.
 */
function patternsInRow(dark: Uint8Array): readonly Pattern[] {
  const width = dark.length;
  const patterns: Pattern[] = [];
  // Where the last five runs began.
  let [first, second, third, fourth, fifth] = [0, 0, 0, 0, 0];
  let last = 0;
  for (let x = 0; x <= width; x++) {
    if (x < width && dark[x] === last) continue;
    last ^= 1;
    const middle = fourth - third;
    const isWidest = 9 * middle > 8 * (third - second) && 9 * middle > 8 * (fifth - fourth);
    if (isWidest && fifth > fourth) {
      const runs = [second - first, third - second, middle, fifth - fourth, x - fifth] as const;
      const module = moduleOfRuns(...runs);
      if (module > 0) patterns.push({ middle: third + middle / 2, module });
    }
    first = second;
    second = third;
    third = fourth;
    fourth = fifth;
    fifth = x;
  }
  return patterns;
}
