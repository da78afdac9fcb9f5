import { percentile } from '../frame/stats.ts';

/** What one engine did on one set of pictures. */
export interface Tally {
  add(texts: readonly string[], expected: string | undefined, tookMs: number): void;
  readonly pictures: number;
  /** The right text. */
  readonly right: number;
  /** Of those, how many came after the time of a frame. */
  readonly late: number;
  /** Some other text, or one where there is none. */
  readonly wrong: number;
  median(): number;
  p95(): number;
}

/** Of a camera of 30 frames a second. */
export const FRAME_MS = 33;

export function createTally(): Tally {
  const times: number[] = [];
  let [right, wrong, late] = [0, 0, 0];
  return {
    add(texts, expected, tookMs) {
      times.push(tookMs);
      if (expected !== undefined && texts.includes(expected)) {
        right++;
        if (tookMs > FRAME_MS) late++;
      } else if (texts.length > 0) wrong++;
    },
    get pictures() {
      return times.length;
    },
    get right() {
      return right;
    },
    get late() {
      return late;
    },
    get wrong() {
      return wrong;
    },
    median: () => percentile(times, 0.5),
    p95: () => percentile(times, 0.95),
  };
}
