import type { Cancellation } from '../certificate-document.ts';

/** How much one page may ask for; tests make them smaller. */
export interface DrawLimits {
  /** Pixels of the page itself; larger ones are drawn smaller. */
  readonly sheetPixels: number;
  /** Pixels of all sheets in between (masks, groups, cells) together. */
  readonly helperPixels: number;
  /** The same of those that are there at one time. */
  readonly openPixels: number;
  /** Objects and steps of paths, each time that they are drawn. */
  readonly operations: number;
  /** Composites, patterns and clips within each other. */
  readonly depth: number;
  /** Milliseconds that drawing takes, and as many that pictures take; pauses are not counted. */
  readonly timeMs: number;
}

export const DRAW_LIMITS: DrawLimits = {
  sheetPixels: 60_000_000,
  helperPixels: 250_000_000,
  openPixels: 100_000_000,
  operations: 2_000_000,
  depth: 8,
  timeMs: 4_000,
};

/** Drawing goes on for so long before others get their turn. */
const SLICE_MS = 12;

/** One page being drawn: what it has spent, and whether anybody still wants it. */
export interface DrawRun {
  readonly limits: DrawLimits;
  /** Counts work before it is done; false where it must not be done any more. */
  spend(operations: number): boolean;
  /** The same for a sheet in between, which is given back when it is closed. */
  spendPixels(pixels: number): boolean;
  returnPixels(pixels: number): void;
  /** Waits for a picture; `undefined` where pictures have taken all their time. */
  waitFor<T>(load: () => Promise<T>): Promise<T | undefined>;
  /** Whether a limit has ended the drawing. */
  readonly isSpent: boolean;
  readonly isCancelled: boolean;
  /** Lets others have their turn, now and then. False where drawing has to end. */
  breathe(): Promise<boolean>;
}

export interface DrawRunOptions {
  readonly signal: Cancellation;
  readonly limits: DrawLimits;
  /** Milliseconds since any moment. */
  readonly elapsed: () => number;
  /** Comes back when others had their turn. */
  readonly pause: () => Promise<void>;
}

export function createDrawRun({ signal, limits, elapsed, pause }: DrawRunOptions): DrawRun {
  let operations = 0;
  let pixels = 0;
  let openPixels = 0;
  let waitedMs = 0;
  let isSpent = false;
  let drawnMs = 0;
  let sliceStart = elapsed();

  function isLate(): boolean {
    return drawnMs + elapsed() - sliceStart > limits.timeMs;
  }

  return {
    limits,
    get isSpent() {
      return isSpent;
    },
    get isCancelled() {
      return signal.aborted;
    },
    spend(count) {
      operations += count;
      isSpent ||= operations > limits.operations;
      return !isSpent;
    },
    spendPixels(count) {
      const isTooMuch = pixels + count > limits.helperPixels;
      if (isTooMuch || openPixels + count > limits.openPixels) return false;
      pixels += count;
      openPixels += count;
      return true;
    },
    returnPixels(count) {
      openPixels -= count;
    },
    async waitFor(load) {
      if (isSpent || signal.aborted) return undefined;
      const start = elapsed();
      const loaded = await load();
      const took = elapsed() - start;
      waitedMs += took;
      // The slice goes on as if there had been no wait.
      sliceStart += took;
      isSpent ||= waitedMs > limits.timeMs;
      return loaded;
    },
    async breathe() {
      if (elapsed() - sliceStart >= SLICE_MS) {
        isSpent ||= isLate();
        drawnMs += elapsed() - sliceStart;
        await pause();
        sliceStart = elapsed();
      }
      return !isSpent && !signal.aborted;
    },
  };
}
