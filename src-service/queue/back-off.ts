/** First wait after a failed try, and the longest, in milliseconds; doubled in between. */
export const FIRST_WAIT_MS = 1_000;
const URGENT_WAIT_MS = 15_000;
/** The longest where nobody stands and waits. */
export const LONGEST_WAIT_MS = 10 * 60_000;

/**
 * How long a row waits after its `tries`-th try, in whole milliseconds. Half of it by chance, so that
 * a hall full of terminals does not knock at the same moment.
 *
 * @param random in [0, 1]
 * @param isUrgent a citizen waits for it
 */
export function waitAfter(tries: number, random: number, isUrgent: boolean): number {
  const longest = isUrgent ? URGENT_WAIT_MS : LONGEST_WAIT_MS;
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(tries - 1, 30), longest);
  return Math.round(wait * (0.5 + random / 2));
}
