const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const M = ALPHABET.length;

/**
 * Check character by ISO/IEC 7064 MOD 37,36 (hybrid system, alphabet 0-9 A-Z), the one that
 * GB/T 36904 uses for certificate identifiers. Finds every single wrong character, and all but
 * very few swaps of two neighbours.
 *
 * @returns the check character, or `undefined` where `text` holds another character than 0-9 A-Z
 */
export function mod3736CheckCharacter(text: string): string | undefined {
  let product = M;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return undefined;
    const sum = (product + value) % M || M;
    product = (2 * sum) % (M + 1);
  }
  return ALPHABET[(M + 1 - product) % M];
}

/** True where the last character of `text` is the check character of all before it. */
export function mod3736Fits(text: string): boolean {
  return text.length > 1 && mod3736CheckCharacter(text.slice(0, -1)) === text.at(-1);
}
