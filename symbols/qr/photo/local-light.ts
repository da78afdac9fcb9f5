/** Modules on each side that say how bright and how rich in contrast a place is. */
const REACH = 5;
/** Deviations from the straight line that count no more. */
const OUTLIER = 3;
/** In grey tones: noise of a camera is never less. */
const LEAST_NOISE = 1.5;

export interface LocalLight {
  readonly brightness: Float32Array;
  readonly contrast: Float32Array;
  /** Squared. */
  readonly noise: Float32Array;
}

/**
 * Round every module the straight line from what is expected (−1 dark … 1 light) to the tones that are seen:
 * brightness where it crosses 0, contrast its slope. Found twice, the second time without what is far off it.
 */
export function lightOf(
  tones: Float32Array,
  expected: Float32Array,
  size: number,
  saturated: number,
): LocalLight {
  const weights = new Float32Array(tones.length).fill(1);
  for (let at = 0; at < tones.length; at++) if ((tones[at] ?? 0) >= saturated) weights[at] = 0.1;
  const { brightness, contrast, noise } = lines(tones, expected, weights, size);
  for (let at = 0; at < tones.length; at++) {
    const tone = tones[at] ?? 0;
    const miss = tone - (brightness[at] ?? 0) - (contrast[at] ?? 0) * (expected[at] ?? 0);
    if (tone >= saturated && miss < 0) continue;
    if (miss * miss > OUTLIER * OUTLIER * (noise[at] ?? 0)) weights[at] = 0.02;
  }
  return lines(tones, expected, weights, size);
}

function lines(
  tones: Float32Array,
  expected: Float32Array,
  weights: Float32Array,
  size: number,
): LocalLight {
  const light: LocalLight = {
    brightness: new Float32Array(tones.length),
    contrast: new Float32Array(tones.length),
    noise: new Float32Array(tones.length),
  };
  const columns = new Float64Array(SUMS * size);
  const add = (row: number, sign: number): void => {
    addRow(columns, tones, expected, weights, row * size, sign);
  };
  for (let row = 0; row < Math.min(REACH, size); row++) add(row, 1);
  for (let row = 0; row < size; row++) {
    if (row + REACH < size) add(row + REACH, 1);
    if (row > REACH) add(row - REACH - 1, -1);
    linesOfRow(columns, size, row * size, light);
  }
  return light;
}

/** Of a place round about, weighted: how many, expected, tones, their squares and their product. */
const SUMS = 6;

/** Adds a row to the sums of every column, or takes it away. */
function addRow(
  columns: Float64Array,
  tones: Float32Array,
  expected: Float32Array,
  weights: Float32Array,
  from: number,
  sign: number,
): void {
  for (let at = from, to = 0; to < columns.length; at++, to += SUMS) {
    const weight = sign * (weights[at] ?? 0);
    const [x, y] = [expected[at] ?? 0, tones[at] ?? 0];
    columns[to] = (columns[to] ?? 0) + weight;
    columns[to + 1] = (columns[to + 1] ?? 0) + weight * x;
    columns[to + 2] = (columns[to + 2] ?? 0) + weight * y;
    columns[to + 3] = (columns[to + 3] ?? 0) + weight * x * x;
    columns[to + 4] = (columns[to + 4] ?? 0) + weight * x * y;
    columns[to + 5] = (columns[to + 5] ?? 0) + weight * y * y;
  }
}

/** The line at every column of a row, by the sums over the columns within reach. */
function linesOfRow(columns: Float64Array, size: number, from: number, light: LocalLight): void {
  let [n, x, y, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
  for (let column = -REACH; column < size; column++) {
    const into = SUMS * (column + REACH);
    if (into < columns.length) {
      n += columns[into] ?? 0;
      x += columns[into + 1] ?? 0;
      y += columns[into + 2] ?? 0;
      xx += columns[into + 3] ?? 0;
      xy += columns[into + 4] ?? 0;
      yy += columns[into + 5] ?? 0;
    }
    const outOf = SUMS * (column - REACH - 1);
    if (outOf >= 0) {
      n -= columns[outOf] ?? 0;
      x -= columns[outOf + 1] ?? 0;
      y -= columns[outOf + 2] ?? 0;
      xx -= columns[outOf + 3] ?? 0;
      xy -= columns[outOf + 4] ?? 0;
      yy -= columns[outOf + 5] ?? 0;
    }
    if (column < 0) continue;
    const [mx, my] = [x / n, y / n];
    const spread = Math.max(xx / n - mx * mx, 1e-4);
    const slope = Math.max((xy / n - mx * my) / spread, 0);
    light.brightness[from + column] = my - slope * mx;
    light.contrast[from + column] = slope;
    const rest = yy / n - my * my - slope * slope * spread;
    light.noise[from + column] = Math.max(rest, LEAST_NOISE * LEAST_NOISE);
  }
}
