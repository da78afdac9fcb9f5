import type { Frame } from '../../../symbols/decoder.ts';

/** Traces of a QR code that is in view, whether it can be read or not. */
export interface FinderTraces {
  /** How many rows that were looked at cross a finder pattern. */
  readonly rows: number;
  /** Pixels a module, by the middle one of them. */
  readonly modulePx: number;
}

/** Every so many rows one is looked at: a finder pattern of 7 modules of 2 pixels is met three times. */
const ROW_STEP = 4;
const LEAST_CONTRAST = 60;
/** Share of the contrast, either way. */
const SWAY = 0.15;
/** Dark, light, dark, light, dark as 1:1:3:1:1 (ISO/IEC 18004, 6.3.3), each to half a module. */
const RATIO = [1, 1, 3, 1, 1] as const;
const MODULES = 7;
const TOLERANCE = 0.5;

/** Looks for rows that cross finder patterns. For hints alone: it reads nothing. */
export function finderTraces({ width, height, luma }: Frame): FinderTraces {
  const sizes: number[] = [];
  for (let y = 0; y < height; y += ROW_STEP) {
    const row = luma.subarray(y * width, (y + 1) * width);
    const size = finderIn(row);
    if (size !== undefined) sizes.push(size);
  }
  sizes.sort((one, other) => one - other);
  return { rows: sizes.length, modulePx: sizes[Math.floor(sizes.length / 2)] ?? 0 };
}

/** Pixels a module of the first finder pattern that the row crosses. */
function finderIn(row: Uint8Array): number | undefined {
  let [least, most] = [255, 0];
  for (const value of row) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  if (most - least < LEAST_CONTRAST) return undefined;
  const middle = (least + most) / 2;
  // Between the two a pixel is what the one before it was: noise makes no runs.
  const sway = (most - least) * SWAY;
  /** The last five runs, the newest last. */
  const runs = [0, 0, 0, 0, 0];
  let isDark = (row[0] ?? 0) < middle;
  let length = 0;
  for (let x = 0; x <= row.length; x++) {
    const value = row[x] ?? 0;
    const dark = x < row.length ? value < middle + (isDark ? sway : -sway) : !isDark;
    if (dark === isDark) {
      length++;
      continue;
    }
    runs.shift();
    runs.push(length);
    if (isDark && isFinder(runs)) return runs.reduce((sum, run) => sum + run, 0) / MODULES;
    [isDark, length] = [dark, 1];
  }
  return undefined;
}

function isFinder(runs: readonly number[]): boolean {
  const size = runs.reduce((sum, run) => sum + run, 0) / MODULES;
  if (size < 1 || runs.includes(0)) return false;
  return RATIO.every(
    (modules, index) => Math.abs((runs[index] ?? 0) - modules * size) <= TOLERANCE * size,
  );
}
