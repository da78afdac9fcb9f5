/** Numbers that look like chance and are the same for the same seed, on every machine. */
export interface Random {
  /** Of 0 ≤ n < 1. */
  fraction(): number;
  /** Whole, of 0 ≤ n < `limit`. */
  below(limit: number): number;
  /** Whether something of this probability (0…1) happens. Takes a number even for 0 and 1. */
  happens(probability: number): boolean;
}

/**
 * Marsaglia's xorshift32 (“Xorshift RNGs”, Journal of Statistical Software 8/14, 2003; shifts 13, 17,
 * 5): a period of 2³²−1, integer operations only, so that no machine rounds differently. The seed is
 * mixed first, since neighbouring seeds would begin alike and 0 would stay 0.
 */
export function createRandom(seed: number): Random {
  let state = Math.imul((seed ^ 0x9e37_79b9) >>> 0, 0x85eb_ca6b) >>> 0 || 1;
  function next(): number {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  }
  for (let round = 0; round < 4; round++) next();
  const fraction = (): number => next() / 0x1_0000_0000;
  return {
    fraction,
    below: (limit) => Math.floor(fraction() * limit),
    happens: (probability) => fraction() < probability,
  };
}
