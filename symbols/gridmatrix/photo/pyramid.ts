import type { Grey } from './grey.ts';
import { noiseOf, smooth } from './noise.ts';

/** A picture and smaller ones of it, each half as wide as the one before. */
export interface Pyramid {
  /** Whole size first, smoothed where it is noisy. They are overwritten by the next call. */
  build(whole: Grey): readonly Grey[];
  /** Leaves nothing of a picture in the memory that is kept for the next. */
  clear(): void;
}

/** With it a symbol of 18 modules that fills a frame of 4K still has modules of few pixels. */
const MOST_LEVELS = 5;
/** In pixels of the shorter side: in less than this no symbol is looked for. */
export const SMALLEST_SIDE = 48;

/** In steps of brightness: with less, smoothing would cost more than it gains. */
const NOISY = 7;

export function createPyramid(): Pyramid {
  const memory: Uint8Array[] = [];
  function memoryOf(index: number, length: number): Uint8Array {
    let pixels = memory[index];
    if (pixels?.length !== length) pixels = new Uint8Array(length);
    memory[index] = pixels;
    return pixels;
  }
  return {
    build(whole) {
      const isNoisy = noiseOf(whole) > NOISY;
      let last = isNoisy ? smooth(whole, memoryOf(0, whole.width * whole.height)) : whole;
      const levels = [last];
      while (
        levels.length < MOST_LEVELS &&
        Math.min(last.width, last.height) >= 2 * SMALLEST_SIDE
      ) {
        const width = last.width >> 1;
        const height = last.height >> 1;
        const pixels = memoryOf(levels.length, width * height);
        halve(last, pixels);
        last = { width, height, pixels };
        levels.push(last);
      }
      return levels;
    },
    clear: () => {
      memory.forEach((pixels) => pixels.fill(0));
    },
  };
}

/** Each pixel the mean of four. An odd last row or column is left out. */
function halve({ width, height, pixels }: Grey, into: Uint8Array): void {
  const half = width >> 1;
  for (let row = 0; row < height >> 1; row++) {
    let from = 2 * row * width;
    for (let to = row * half; to < (row + 1) * half; to++, from += 2) {
      const top = (pixels[from] ?? 0) + (pixels[from + 1] ?? 0);
      const bottom = (pixels[from + width] ?? 0) + (pixels[from + width + 1] ?? 0);
      into[to] = (top + bottom + 2) >> 2;
    }
  }
}
