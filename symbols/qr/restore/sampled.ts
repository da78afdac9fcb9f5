/** A symbol as it was sampled: what each module seems to be, and how sure that is. */
export interface Sampled {
  /** Modules a side: 21, 25 … 177. */
  readonly size: number;
  /** 1 dark, row by row. */
  readonly dark: Uint8Array;
  /** 0 nothing is known … 255: `SURENESS_UNIT` times the logarithm of the odds. */
  readonly sureness: Uint8Array;
}

/** Of sureness: 255 is 1 in 2900 wrong. */
export const SURENESS_UNIT = 32;
