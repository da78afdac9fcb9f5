/** First rest after a failure, in milliseconds. */
export const BACK_OFF_MIN_MS = 250;
/** Longest rest; a device that works again is ready within this and its handshake. */
export const BACK_OFF_MAX_MS = 2_000;

export interface BackOff {
  /** How long to rest before the next try, in milliseconds: doubling, the upper half by chance. */
  next(): number;
  reset(): void;
}

/** `random` gives 0 ≤ x < 1, so that devices that fail together do not come back together. */
export function createBackOff(random: () => number): BackOff {
  let ceiling = BACK_OFF_MIN_MS;
  return {
    next() {
      const spread = ceiling / 2;
      const rest = ceiling === BACK_OFF_MIN_MS ? ceiling : spread + spread * random();
      ceiling = Math.min(ceiling * 2, BACK_OFF_MAX_MS);
      return Math.round(rest);
    },
    reset() {
      ceiling = BACK_OFF_MIN_MS;
    },
  };
}
