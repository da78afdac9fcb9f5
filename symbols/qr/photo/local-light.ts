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
  const weights = Float32Array.from(tones, (tone) => (tone >= saturated ? 0.1 : 1));
  const first = lines(tones, expected, weights, size);
  tones.forEach((tone, at) => {
    const miss = missOf(tone, first, expected, at, saturated);
    if (miss * miss > OUTLIER * OUTLIER * (first.noise[at] ?? 0)) weights[at] = 0.02;
  });
  return lines(tones, expected, weights, size);

  function missOf(
    tone: number,
    light: LocalLight,
    all: Float32Array,
    at: number,
    limit: number,
  ): number {
    const miss = tone - (light.brightness[at] ?? 0) - (light.contrast[at] ?? 0) * (all[at] ?? 0);
    return tone >= limit && miss < 0 ? 0 : miss;
  }
}

function lines(
  tones: Float32Array,
  expected: Float32Array,
  weights: Float32Array,
  size: number,
): LocalLight {
  const n = boxSums(weights, size);
  const x = boxSums(
    weights.map((weight, at) => weight * (expected[at] ?? 0)),
    size,
  );
  const y = boxSums(
    weights.map((weight, at) => weight * (tones[at] ?? 0)),
    size,
  );
  const xx = boxSums(
    weights.map((weight, at) => weight * (expected[at] ?? 0) ** 2),
    size,
  );
  const xy = boxSums(
    weights.map((weight, at) => weight * (expected[at] ?? 0) * (tones[at] ?? 0)),
    size,
  );
  const yy = boxSums(
    weights.map((weight, at) => weight * (tones[at] ?? 0) ** 2),
    size,
  );
  const brightness = new Float32Array(tones.length);
  const contrast = new Float32Array(tones.length);
  const noise = new Float32Array(tones.length);
  for (let at = 0; at < tones.length; at++) {
    const count = n[at] ?? 1;
    const [mx, my] = [(x[at] ?? 0) / count, (y[at] ?? 0) / count];
    const spread = Math.max((xx[at] ?? 0) / count - mx * mx, 1e-4);
    const slope = Math.max(((xy[at] ?? 0) / count - mx * my) / spread, 0);
    brightness[at] = my - slope * mx;
    contrast[at] = slope;
    const rest = (yy[at] ?? 0) / count - my * my - slope * slope * spread;
    noise[at] = Math.max(rest, LEAST_NOISE * LEAST_NOISE);
  }
  return { brightness, contrast, noise };
}

/** Of every module the sum over those within reach, by sums over the rectangle to the top left. */
function boxSums(values: Float32Array, size: number): Float64Array {
  const stride = size + 1;
  const sums = new Float64Array(stride * stride);
  for (let row = 0; row < size; row++) {
    let line = 0;
    for (let column = 0; column < size; column++) {
      line += values[row * size + column] ?? 0;
      sums[(row + 1) * stride + column + 1] = (sums[row * stride + column + 1] ?? 0) + line;
    }
  }
  const boxes = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const [top, below] = [Math.max(row - REACH, 0), Math.min(row + REACH + 1, size)];
    for (let column = 0; column < size; column++) {
      const [left, right] = [Math.max(column - REACH, 0), Math.min(column + REACH + 1, size)];
      boxes[row * size + column] =
        (sums[below * stride + right] ?? 0) -
        (sums[top * stride + right] ?? 0) -
        (sums[below * stride + left] ?? 0) +
        (sums[top * stride + left] ?? 0);
    }
  }
  return boxes;
}
