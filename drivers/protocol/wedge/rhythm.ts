/** How the keys of a burst followed each other; what a technician sees of it. */
export interface Rhythm {
  /** Keys pressed, modifiers included. */
  readonly keys: number;
  /** The longer one of the two in the middle. */
  readonly medianGapMs: number;
  readonly longestGapMs: number;
  /** Gaps that are longer than a machine's should be. */
  readonly slowGaps: number;
}

export interface RhythmMeter {
  /** A key came `gapMs` after the one before it. */
  add(gapMs: number): void;
  rhythm(): Rhythm;
}

/** Longer gaps count as so long, in milliseconds: there is none in a burst. */
const LONGEST_MS = 1_000;

/** Counts gaps by their milliseconds, so that its size does not depend on the burst's. */
export function createRhythmMeter(maxGapMs: number): RhythmMeter {
  const counts = new Uint32Array(LONGEST_MS + 1);
  let gaps = 0;
  let slowGaps = 0;
  let longest = 0;

  function median(): number {
    let rest = Math.floor(gaps / 2) + 1;
    return gaps === 0 ? 0 : counts.findIndex((count) => (rest -= count) <= 0);
  }

  return {
    add(gapMs) {
      const ms = Math.min(Math.round(gapMs), LONGEST_MS);
      counts[ms] = (counts[ms] ?? 0) + 1;
      gaps += 1;
      if (gapMs > maxGapMs) slowGaps += 1;
      longest = Math.max(longest, gapMs);
    },
    rhythm: () => ({ keys: gaps + 1, medianGapMs: median(), longestGapMs: longest, slowGaps }),
  };
}
