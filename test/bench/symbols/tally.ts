import { percentile } from '../frame/stats.ts';

/** What one engine did on one set of pictures. */
export interface Tally {
  add(texts: readonly string[], expected: string | undefined, tookMs: number): void;
  readonly pictures: number;
  /** The right text. */
  readonly right: number;
  /** Some other text, or one where there is none. */
  readonly wrong: number;
  median(): number;
  p95(): number;
}

export function createTally(): Tally {
  const times: number[] = [];
  let [right, wrong] = [0, 0];
  return {
    add(texts, expected, tookMs) {
      times.push(tookMs);
      if (expected !== undefined && texts.includes(expected)) right++;
      else if (texts.length > 0) wrong++;
    },
    get pictures() {
      return times.length;
    },
    get right() {
      return right;
    },
    get wrong() {
      return wrong;
    },
    median: () => percentile(times, 0.5),
    p95: () => percentile(times, 0.95),
  };
}
