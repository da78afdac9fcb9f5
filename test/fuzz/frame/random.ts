/** A source of numbers that gives the same ones for the same seed. Not for secrets. */
export interface Random {
  /** 0 ≤ x < `limit`; `limit` is a whole number from 1 to 2³². */
  below(limit: number): number;
}

/** SplitMix32: 32 bits of state, every seed is good. */
export function createRandom(seed: number): Random {
  let state = seed | 0;
  return {
    below(limit) {
      state = (state + 0x9e3779b9) | 0;
      let mixed = state ^ (state >>> 16);
      mixed = Math.imul(mixed, 0x21f0aaad);
      mixed ^= mixed >>> 15;
      mixed = Math.imul(mixed, 0x735a2d97);
      mixed ^= mixed >>> 15;
      return Math.floor(((mixed >>> 0) / 0x1_0000_0000) * limit);
    },
  };
}
