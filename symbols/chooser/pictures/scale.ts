import type { Frame } from '../../decoder.ts';

/** Made `factor` times as large, by straight lines between the pixels. */
export function enlarge(frame: Frame, factor: number): Frame {
  const width = Math.round(frame.width * factor);
  const height = Math.round(frame.height * factor);
  const luma = new Uint8Array(width * height);
  const across = positions(width, frame.width);
  const down = positions(height, frame.height);
  for (let y = 0; y < height; y++) {
    const row = (down.near[y] ?? 0) * frame.width;
    const next = (down.far[y] ?? 0) * frame.width;
    const below = down.share[y] ?? 0;
    for (let x = 0; x < width; x++) {
      const [a, b] = [across.near[x] ?? 0, across.far[x] ?? 0];
      const right = across.share[x] ?? 0;
      const upper = (frame.luma[row + a] ?? 0) * (1 - right) + (frame.luma[row + b] ?? 0) * right;
      const lower = (frame.luma[next + a] ?? 0) * (1 - right) + (frame.luma[next + b] ?? 0) * right;
      luma[y * width + x] = upper + (lower - upper) * below;
    }
  }
  return { width, height, luma };
}

/** For every pixel of the larger side the two of the smaller it lies between. */
function positions(
  many: number,
  few: number,
): { readonly near: Int32Array; readonly far: Int32Array; readonly share: Float32Array } {
  const near = new Int32Array(many);
  const far = new Int32Array(many);
  const share = new Float32Array(many);
  for (let at = 0; at < many; at++) {
    const place = Math.min(Math.max(((at + 0.5) * few) / many - 0.5, 0), few - 1);
    near[at] = Math.floor(place);
    far[at] = Math.min(Math.floor(place) + 1, few - 1);
    share[at] = place - Math.floor(place);
  }
  return { near, far, share };
}

/** Half as wide and high: each pixel the mean of four. */
export function halve(frame: Frame): Frame {
  const width = frame.width >> 1;
  const height = frame.height >> 1;
  const luma = new Uint8Array(width * height);
  const isInWords = frame.width % 8 === 0 && frame.luma.byteOffset % 4 === 0;
  if (isInWords) halveWords(frame, luma);
  else halveBytes(frame, luma);
  return { width, height, luma };
}

function halveBytes(frame: Frame, luma: Uint8Array): void {
  const width = frame.width >> 1;
  for (let y = 0; y < frame.height >> 1; y++) {
    let from = 2 * y * frame.width;
    for (let x = 0; x < width; x++, from += 2) {
      const upper = (frame.luma[from] ?? 0) + (frame.luma[from + 1] ?? 0);
      const below = from + frame.width;
      const lower = (frame.luma[below] ?? 0) + (frame.luma[below + 1] ?? 0);
      luma[y * width + x] = (upper + lower + 2) >> 2;
    }
  }
}

/** Every second byte of a word, with room for sums. */
const EVEN = 0x00ff00ff;
const ROUNDING = 0x00020002;

/** Four pixels of a row at once: twice as fast in front of a camera. Bytes of a word count from the lowest. */
function halveWords(frame: Frame, luma: Uint8Array): void {
  const words = frame.width >> 2;
  const from = new Int32Array(frame.luma.buffer, frame.luma.byteOffset, words * frame.height);
  const to = new Int32Array(luma.buffer);
  let at = 0;
  for (let y = 0; y < frame.height >> 1; y++) {
    let upper = 2 * y * words;
    const end = upper + words;
    for (; upper < end; upper += 2) {
      const left = meansOf(from[upper] ?? 0, from[upper + words] ?? 0);
      const right = meansOf(from[upper + 1] ?? 0, from[upper + 1 + words] ?? 0);
      to[at++] = left | (right << 16);
    }
  }
}

/** Two pixels, each the mean of two above and two below. */
function meansOf(upper: number, lower: number): number {
  const sums =
    (upper & EVEN) + ((upper >>> 8) & EVEN) + (lower & EVEN) + ((lower >>> 8) & EVEN) + ROUNDING;
  const means = (sums >>> 2) & EVEN;
  return (means | (means >>> 8)) & 0xffff;
}
