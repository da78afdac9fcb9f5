/** The upper half of Mac Roman (0x80 to 0xFF), as Apple's ROMAN.TXT of unicode.org lists it. */
const UPPER_HALF =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
  '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

const CODES = new Map(
  [...UPPER_HALF].map((character, index) => [character.codePointAt(0), 0x80 + index]),
);

/** The code of a character in Mac Roman. */
export function macRomanOf(codePoint: number): number | undefined {
  return codePoint < 0x80 ? codePoint : CODES.get(codePoint);
}
