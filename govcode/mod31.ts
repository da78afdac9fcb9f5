/** Characters of GB 32100 in the order of their values; I, O, S, V and Z are left out. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const M = ALPHABET.length;

/**
 * Check character of GB 32100 (统一社会信用代码): weights 1, 3, 9, 27, … modulo 31. Finds every single
 * wrong character and every swap of two different ones that stand at most 29 places apart.
 *
 * @returns the check character, or `undefined` where `text` holds a character beyond the alphabet
 */
export function mod31CheckCharacter(text: string): string | undefined {
  let weight = 1;
  let sum = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    sum += weight * value;
    weight = (weight * 3) % M;
  }
  return ALPHABET[(M - (sum % M)) % M];
}

/** True where the last character of `text` is the check character of all before it. */
export function mod31Fits(text: string): boolean {
  return text.length > 1 && mod31CheckCharacter(text.slice(0, -1)) === text.at(-1);
}
