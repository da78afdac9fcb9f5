import { ALPHABETS, checkCharacter, type CheckAlgorithm } from './check.ts';

/**
 * What an algorithm promises, worked out by trying everything: one character more brings it into
 * every state that it has, so all errors behind any beginning are among those behind one character.
 *
 * @returns the shares of single wrong characters and of swapped neighbours that are not found
 */
export function missedShares(algorithm: CheckAlgorithm): { single: number; swap: number } {
  const alphabet = [...ALPHABETS[algorithm]];
  const check = (text: string): string | undefined => checkCharacter(algorithm, text);
  let [singles, missedSingles, swaps, missedSwaps] = [0, 0, 0, 0];
  for (const start of alphabet) {
    for (const a of alphabet) {
      const own = check(start + a);
      if (own !== undefined && own !== a) {
        swaps++;
        if (check(start + own) === a) missedSwaps++;
      }
      for (const b of alphabet) {
        if (a === b) continue;
        singles++;
        if (own === check(start + b)) missedSingles++;
        swaps++;
        if (check(start + a + b) === check(start + b + a)) missedSwaps++;
      }
    }
  }
  return { single: missedSingles / singles, swap: missedSwaps / swaps };
}
