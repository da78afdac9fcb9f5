/** Chinese, Japanese and Korean characters with their punctuation and full-width forms. */
const IDEOGRAPHIC =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]/u;

/** Whether a character fills a square of its own in any font. */
export function isIdeographic(character: string): boolean {
  return IDEOGRAPHIC.test(character);
}
