/** How the keys of a burst followed each other; what a technician sees of it. */
export interface Rhythm {
  /** Keys pressed, modifiers included. */
  readonly keys: number;
  readonly meanGapMs: number;
  readonly longestGapMs: number;
  /** Standard deviation of the gaps: small for a machine, large for a hand. */
  readonly spreadMs: number;
}

export interface RhythmMeter {
  /** A key came `gapMs` after the one before it. */
  add(gapMs: number): void;
  rhythm(): Rhythm;
}

/** Keeps sums instead of gaps, so that its size does not depend on the burst's. */
export function createRhythmMeter(): RhythmMeter {
  let gaps = 0;
  let sum = 0;
  let squares = 0;
  let longest = 0;
  return {
    add(gapMs) {
      gaps += 1;
      sum += gapMs;
      squares += gapMs * gapMs;
      longest = Math.max(longest, gapMs);
    },
    rhythm() {
      const mean = gaps === 0 ? 0 : sum / gaps;
      const variance = gaps === 0 ? 0 : Math.max(0, squares / gaps - mean * mean);
      return {
        keys: gaps + 1,
        meanGapMs: mean,
        longestGapMs: longest,
        spreadMs: Math.sqrt(variance),
      };
    },
  };
}
