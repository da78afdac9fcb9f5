import type { Cancellation } from '../certificate-document.ts';
import type { PixelRoom } from './pixel-room.ts';

/** How much one page may ask for, with its pictures and the files within it; tests make them smaller. */
export interface DrawLimits {
  /** Pixels of the page itself; larger ones are drawn smaller. */
  readonly sheetPixels: number;
  /** Pixels of all that is made on the way (masks, groups, cells, pictures) together. */
  readonly pixels: number;
  /** Pixels that are there at one time: the page, all that is made on the way, pictures that are kept. */
  readonly openPixels: number;
  /** Objects and steps of paths, each time that they are drawn. */
  readonly operations: number;
  /** Pixels that are painted over, each time; a canvas may paint them long after it was asked to. */
  readonly paintedPixels: number;
  /** Composites, patterns and clips within each other. */
  readonly depth: number;
  /**
   * Milliseconds for everything from reading the page on; pauses are not counted. What has been begun is
   * ended, which takes a second or so.
   */
  readonly timeMs: number;
}

/** A page of A3 has as many pixels with 350 dots an inch. All pixels together are 340 MB. */
export const DRAW_LIMITS: DrawLimits = {
  sheetPixels: 24_000_000,
  pixels: 250_000_000,
  openPixels: 85_000_000,
  operations: 2_000_000,
  paintedPixels: 2_000_000_000,
  depth: 8,
  timeMs: 3_000,
};

/** Drawing goes on for so long before others get their turn. */
const SLICE_MS = 12;

/** One page being drawn: what it has spent, and whether anybody still wants it. */
export interface DrawRun {
  readonly limits: DrawLimits;
  readonly signal: Cancellation;
  /** Counts work before it is done; false where it must not be done any more. */
  spend(operations: number): boolean;
  /** The same for pixels that are painted over. */
  spendPaint(pixels: number): boolean;
  /** The same for pixels of sheets and pictures, which are given back when they are no more. */
  spendPixels(pixels: number): boolean;
  returnPixels(pixels: number): void;
  /** Waits for a picture; `undefined` where drawing has to end. */
  waitFor<T>(load: () => Promise<T>): Promise<T | undefined>;
  /** Waits for what belongs to the program, such as its faces, and does not count the time. */
  aside<T>(work: () => Promise<T>): Promise<T>;
  /** Whether a limit has ended the drawing. */
  readonly isSpent: boolean;
  /** Whether anything was left out for want of time, work or room. */
  readonly isShort: boolean;
  readonly isCancelled: boolean;
  /** Whether drawing has to end, for whoever has no time for a turn of others. */
  readonly isOver: boolean;
  /** Lets others have their turn, now and then. False where drawing has to end. */
  breathe(): Promise<boolean>;
}

export interface DrawRunOptions {
  readonly signal: Cancellation;
  readonly limits: DrawLimits;
  /** Outlives the run: pictures are kept. */
  readonly room: PixelRoom;
  /** Milliseconds since any moment. */
  readonly elapsed: () => number;
  /** Comes back when others had their turn. */
  readonly pause: () => Promise<void>;
}

export function createDrawRun({ signal, limits, room, elapsed, pause }: DrawRunOptions): DrawRun {
  let operations = 0;
  let painted = 0;
  let pixels = 0;
  let isSpent = false;
  let isShort = false;
  let earlierMs = 0;
  let sliceStart = elapsed();

  /** Of work and time, as far as it is known by now. */
  function hasEnded(): boolean {
    isSpent ||= earlierMs + elapsed() - sliceStart > limits.timeMs;
    return isSpent || signal.aborted;
  }

  return {
    limits,
    signal,
    get isSpent() {
      return isSpent;
    },
    get isShort() {
      return isShort || isSpent;
    },
    get isCancelled() {
      return signal.aborted;
    },
    get isOver() {
      return hasEnded();
    },
    spend(count) {
      operations += count;
      isSpent ||= operations > limits.operations;
      return !isSpent;
    },
    spendPaint(count) {
      painted += count;
      isSpent ||= !(painted <= limits.paintedPixels);
      return !isSpent;
    },
    spendPixels(count) {
      const isTaken = pixels + count <= limits.pixels && room.take(count);
      if (isTaken) pixels += count;
      else isShort = true;
      return isTaken;
    },
    returnPixels: (count) => {
      room.give(count);
    },
    waitFor: async (load) => (hasEnded() ? undefined : load()),
    async aside(work) {
      const start = elapsed();
      const done = await work();
      sliceStart += elapsed() - start;
      return done;
    },
    async breathe() {
      const took = elapsed() - sliceStart;
      if (took >= SLICE_MS) {
        hasEnded();
        earlierMs += took;
        await pause();
        sliceStart = elapsed();
      }
      return !isSpent && !signal.aborted;
    },
  };
}
