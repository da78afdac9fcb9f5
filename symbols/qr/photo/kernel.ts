/** Before it is measured: a little of the neighbours. */
export const KERNEL: readonly number[] = [0.02, 0.06, 0.02, 0.06, 0.68, 0.06, 0.02, 0.06, 0.02];
const PLACES = KERNEL.length;

/** How much the usual kernel counts beside what is measured, in modules. */
const PRIOR = 20;
/** Modules that deviate by more than so many deviations are left out. */
const OUTLIER = 3;
/** More are not needed: of large symbols every second module is taken. */
const MANY = 4_000;

/**
 * What turns modules into tones: every module is seen as a sum of itself and its eight neighbours
 * (blur of the lens, of a moving hand, of what was sampled), times the contrast of its surroundings, plus
 * their brightness.
 */
export interface Channel {
  readonly size: number;
  readonly tones: Float32Array;
  /** 1 light, −1 dark, with a border of light modules round about. */
  readonly signs: Int8Array;
  readonly kernel: Float32Array;
  /** What the kernel makes of every module and those round about: −1 dark … 1 light. */
  readonly seen: Float32Array;
  readonly brightness: Float32Array;
  readonly contrast: Float32Array;
  /** Deviation of the tones from what the channel says, squared. */
  readonly noise: Float32Array;
}

/** The weights of a module and its neighbours that explain the tones best (least squares); their sum is 1. */
export function kernelOf(channel: Channel): Float32Array<ArrayBuffer> {
  const { size, tones, signs, seen, brightness, contrast, noise } = channel;
  const matrix = new Float64Array(PLACES * PLACES);
  const right = new Float64Array(PLACES);
  for (let k = 0; k < PLACES; k++) {
    matrix[k * PLACES + k] = PRIOR;
    right[k] = PRIOR * (KERNEL[k] ?? 0);
  }
  const around = new Int8Array(PLACES);
  const step = size * size > MANY ? 2 : 1;
  for (let at = 0; at < tones.length; at += step) {
    const gain = contrast[at] ?? 0;
    const tone = tones[at] ?? 0;
    if (gain < 2 || tone >= 250) continue;
    const place = (Math.floor(at / size) + 1) * (size + 2) + (at % size) + 1;
    for (let k = 0; k < PLACES; k++) {
      around[k] = signs[place + (Math.floor(k / 3) - 1) * (size + 2) + (k % 3) - 1] ?? 0;
    }
    const expected = seen[at] ?? 0;
    const value = (tone - (brightness[at] ?? 0)) / gain;
    const trust = (gain * gain) / (noise[at] ?? 1);
    if ((value - expected) ** 2 * trust > OUTLIER * OUTLIER) continue;
    for (let a = 0; a < PLACES; a++) {
      const one = around[a] ?? 0;
      right[a] = (right[a] ?? 0) + one * value;
      for (let b = 0; b <= a; b++) {
        matrix[a * PLACES + b] = (matrix[a * PLACES + b] ?? 0) + one * (around[b] ?? 0);
      }
    }
  }
  const solved = solve(matrix, right);
  const sum = solved.reduce((all, one) => all + one, 0);
  return Float32Array.from(solved, (one) => (sum > 0.1 ? one / sum : one));
}

/** Of a symmetric matrix of which the lower half is given (Cholesky). */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const at = (row: number, column: number): number => matrix[row * PLACES + column] ?? 0;
  for (let column = 0; column < PLACES; column++) {
    for (let row = column; row < PLACES; row++) {
      let sum = at(row, column);
      for (let k = 0; k < column; k++) sum -= at(row, k) * at(column, k);
      matrix[row * PLACES + column] =
        row === column ? Math.sqrt(Math.max(sum, 1e-9)) : sum / at(column, column);
    }
  }
  const x = right.slice();
  for (let row = 0; row < PLACES; row++) {
    for (let k = 0; k < row; k++) x[row] = (x[row] ?? 0) - at(row, k) * (x[k] ?? 0);
    x[row] = (x[row] ?? 0) / at(row, row);
  }
  for (let row = PLACES - 1; row >= 0; row--) {
    for (let k = row + 1; k < PLACES; k++) x[row] = (x[row] ?? 0) - at(k, row) * (x[k] ?? 0);
    x[row] = (x[row] ?? 0) / at(row, row);
  }
  return x;
}
