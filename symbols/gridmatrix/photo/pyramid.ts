import { activityOf, ALL, type Activity } from './activity.ts';
import type { Grey } from './grey.ts';
import { noiseOf, smooth } from './noise.ts';

/** A picture and smaller ones of it, each half as wide as the one before. */
export interface Pyramid {
  /** Begins a picture, whose smaller ones overwrite those of the last; how many sizes there are. */
  build(whole: Grey): number;
  /** The picture of a size, 0 the whole, smoothed where it is noisy. */
  readonly grey: (level: number) => Grey;
  /** Where that picture is not even. */
  readonly activity: (level: number) => Activity;
  /** Leaves nothing of a picture in the memory that is kept for the next. */
  clear(): void;
}

/** With it a symbol of 18 modules that fills a frame of 4K still has modules of few pixels. */
const MOST_LEVELS = 5;
/** In pixels of the shorter side: in less than this no symbol is looked for. */
export const SMALLEST_SIDE = 48;

/** In steps of brightness: with less, smoothing would cost more than it gains. */
const NOISY = 7;
/** Whether a place is even is seen in the picture that is so many times half as wide. */
const COARSER = 2;

/** One size of a picture. */
interface Size {
  readonly raw: Grey;
  grey: Grey | undefined;
  activity: Activity | undefined;
}

export function createPyramid(): Pyramid {
  const halves = new Map<number, Uint8Array>();
  const smoothed = new Map<number, Uint8Array>();
  let sizes: Size[] = [];
  let noise = 0;

  function sizeAt(level: number): Size {
    const size = sizes[level];
    if (!size) throw new RangeError(`no level ${level}`);
    return size;
  }

  function activity(level: number): Activity {
    const size = sizeAt(level);
    const coarse = sizes[level + COARSER]?.raw;
    size.activity ??= coarse ? activityOf(coarse, noise / 2 ** (level + COARSER)) : ALL;
    return size.activity;
  }

  return {
    build(whole) {
      noise = noiseOf(whole);
      const greys = [whole];
      for (let last = whole; greys.length < MOST_LEVELS && canHalve(last);) {
        last = halve(last, memoryOf(halves, greys.length, (last.width >> 1) * (last.height >> 1)));
        greys.push(last);
      }
      sizes = greys.map((raw) => ({ raw, grey: undefined, activity: undefined }));
      return sizes.length;
    },
    grey(level) {
      const size = sizeAt(level);
      const { raw } = size;
      size.grey ??=
        noise / 2 ** level > NOISY
          ? smooth(raw, memoryOf(smoothed, level, raw.width * raw.height), activity(level))
          : raw;
      return size.grey;
    },
    activity,
    clear() {
      for (const pixels of [...halves.values(), ...smoothed.values()]) pixels.fill(0);
      sizes = [];
    },
  };
}

function memoryOf(memory: Map<number, Uint8Array>, index: number, length: number): Uint8Array {
  let pixels = memory.get(index);
  if (pixels?.length !== length) pixels = new Uint8Array(length);
  memory.set(index, pixels);
  return pixels;
}

function canHalve({ width, height }: Grey): boolean {
  return Math.min(width, height) >= 2 * SMALLEST_SIDE;
}

/** Each pixel the mean of four. An odd last row or column is left out. */
function halve({ width, height, pixels }: Grey, into: Uint8Array): Grey {
  const half = width >> 1;
  for (let row = 0; row < height >> 1; row++) {
    let from = 2 * row * width;
    for (let to = row * half; to < (row + 1) * half; to++, from += 2) {
      const top = (pixels[from] ?? 0) + (pixels[from + 1] ?? 0);
      const bottom = (pixels[from + width] ?? 0) + (pixels[from + width + 1] ?? 0);
      into[to] = (top + bottom + 2) >> 2;
    }
  }
  return { width: half, height: height >> 1, pixels: into };
}
