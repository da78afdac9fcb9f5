/** What each kind of look costs on this machine, as it was measured so far. */
export interface Costs {
  /** Milliseconds that `name` will take for so many pixels. */
  expect(name: string, pixels: number, guessMs: number): number;
  learn(name: string, pixels: number, tookMs: number): void;
}

/** How much one more measurement counts: more where it was dear, for what goes beyond the time makes the next frame late. */
const DEARER = 0.5;
const CHEAPER = 0.1;
const MILLION = 1_000_000;

export function createCosts(): Costs {
  const perMillion = new Map<string, number>();
  return {
    expect: (name, pixels, guessMs) => ((perMillion.get(name) ?? guessMs) * pixels) / MILLION,
    learn(name, pixels, tookMs) {
      const now = (tookMs * MILLION) / pixels;
      const before = perMillion.get(name) ?? now;
      perMillion.set(name, before + (now > before ? DEARER : CHEAPER) * (now - before));
    },
  };
}
