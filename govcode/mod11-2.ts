const CHECKS = '0123456789X';
const M = 11;

/**
 * Check character by ISO/IEC 7064 MOD 11-2 (pure system over digits, check 0-9 or X), the one of the
 * citizen identity number (公民身份号码, GB 11643). Finds every single wrong character and every swap
 * of two different ones that stand at most nine places apart.
 *
 * @returns the check character, or `undefined` where `text` holds another character than a digit
 */
export function mod112CheckCharacter(text: string): string | undefined {
  if (!/^\d*$/.test(text)) return undefined;
  let product = 0;
  for (const digit of text) product = ((product + Number(digit)) * 2) % M;
  return CHECKS[(M + 1 - product) % M];
}

/** True where the last character of `text` is the check character of all before it. */
export function mod112Fits(text: string): boolean {
  return text.length > 1 && mod112CheckCharacter(text.slice(0, -1)) === text.at(-1);
}
