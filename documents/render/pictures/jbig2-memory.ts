import type { DrawRun } from '../draw-run.ts';
import { MAX_PICTURE_PIXELS } from './picture-head.ts';
import type { Jbig2Size } from './jbig2-cost.ts';

/** Memory of the decoder. */
interface Heap {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/**
 * The memory of a decoder that cannot be stopped while it decodes a symbol, whose size nobody knows before. It
 * starts full, and asks for more with every symbol: the size of one, of all together, and their time are
 * bounded by what it gets.
 */
export interface Jbig2Memory {
  /** Whether there is as much memory now; asked by the decoder. */
  grow(bytes: number, heap: Heap): boolean;
  /** Fills what is free, by the decoder's own `malloc`; from now on little is given. */
  close(allocate: (bytes: number) => number): void;
}

const PAGE_BYTES = 65_536;
const KIB = 1_024;
/** For the stream, before anything is decoded. */
const MAX_OPEN_BYTES = 96 * KIB * KIB;
/** Of one symbol: a headline of 600 dots an inch has 1,000 by 1,000 pixels. */
const MAX_STEP_BYTES = 192 * KIB;
/** Of all symbols, patterns and tables together: 30 million pixels of symbols. */
const MAX_SMALL_BYTES = 4 * KIB * KIB;
/** The page and one region after the other. */
const LARGE_STEPS = 2;
/** What the allocator adds. */
const OVERHEAD_BYTES = 256 * KIB;
const LARGEST_FILLER = 8 * KIB * KIB;
const SMALLEST_FILLER = 16 * KIB;

export function createJbig2Memory(
  { width, height }: Jbig2Size,
  run: Pick<DrawRun, 'isOver'>,
): Jbig2Memory {
  let state: 'open' | 'filling' | 'closed' = 'open';
  let small = 0;
  let large = 0;

  function isAllowed(step: number, bytes: number): boolean {
    if (state === 'open') return bytes <= MAX_OPEN_BYTES;
    if (state === 'filling' || run.isOver) return false;
    if (step <= MAX_STEP_BYTES) {
      small += step;
      return small <= MAX_SMALL_BYTES;
    }
    // A region may be larger than its page, as long as it is no larger than any picture.
    const page = Math.ceil(width / 32) * 4 * height;
    const most = Math.max(page, MAX_PICTURE_PIXELS / 8) + OVERHEAD_BYTES;
    return ++large <= LARGE_STEPS && step <= most;
  }

  return {
    grow(bytes, heap) {
      const step = Math.ceil((bytes - heap.buffer.byteLength) / PAGE_BYTES);
      if (!isAllowed(step * PAGE_BYTES, bytes)) return false;
      heap.grow(step);
      return true;
    },
    close(allocate) {
      state = 'filling';
      for (let size = LARGEST_FILLER; size >= SMALLEST_FILLER; size /= 2) {
        while (allocate(size) !== 0);
      }
      state = 'closed';
    },
  };
}
