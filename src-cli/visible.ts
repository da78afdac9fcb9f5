/**
 * Characters that a console obeys instead of showing them: C0, C1 and DEL; format characters, among
 * them those that turn the direction of a text; line and paragraph separators; lone surrogates.
 */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/**
 * What a device, a card or a file says, fit for a console: what would move the cursor, change colours
 * or forge a line stands there as `\u001b`. That is how JSON writes it too, so that JSON stays what it
 * is. Applying it twice changes nothing more.
 */
export function visible(text: string): string {
  return text.replaceAll(OBEYED, escaped);
}

/** Several lines of ours: what ends a line stays. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function escaped(character: string): string {
  const unit = (index: number): string => character.charCodeAt(index).toString(16).padStart(4, '0');
  return Array.from({ length: character.length }, (_, index) => `\\u${unit(index)}`).join('');
}
