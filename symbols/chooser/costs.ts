/** What each kind of look costs on this machine, as it was measured so far. */
export interface Costs {
  /** Milliseconds that `name` will take for so many pixels. */
  expect(name: string, pixels: number, guessMs: number): number;
  learn(name: string, pixels: number, tookMs: number): void;
  /** It is not tried any more, for it seems to take too long: after a while it is tried again. */
  forget(name: string): void;
}

/** How much one more measurement counts: more where it was dear, for what takes too long makes the next frame late. */
const DEARER = 0.4;
const CHEAPER = 0.1;
/** A pause of the machine counts for no more than so many times what was measured before. */
const MOST_DEARER = 2;
const FORGOTTEN = 0.98;
const MILLION = 1_000_000;

export function createCosts(): Costs {
  const perMillion = new Map<string, number>();
  return {
    expect: (name, pixels, guessMs) => ((perMillion.get(name) ?? guessMs) * pixels) / MILLION,
    learn(name, pixels, tookMs) {
      const took = (tookMs * MILLION) / pixels;
      const before = perMillion.get(name) ?? took;
      const now = Math.min(took, before * MOST_DEARER);
      perMillion.set(name, before + (now > before ? DEARER : CHEAPER) * (now - before));
    },
    forget(name) {
      const before = perMillion.get(name);
      if (before !== undefined) perMillion.set(name, before * FORGOTTEN);
    },
  };
}
