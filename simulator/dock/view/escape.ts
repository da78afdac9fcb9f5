import { err, ok, type Result } from '../../../contract/result.ts';

const SIMPLE: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };
const TOKEN = /\\x([0-9A-Fa-f]{2})|\\([nrt\\])|[^\\]+|\\/g;

/**
 * Turns what a tester typed into the text of a scan: `\xNN` is the character U+00NN, `\n`, `\r`,
 * `\t` and `\\` are as in C. Any other backslash is an error: its position, counted from 0.
 */
export function unescapeScan(typed: string): Result<string, { readonly at: number }> {
  let text = '';
  for (const match of typed.matchAll(TOKEN)) {
    const [token, hex, simple] = match;
    if (token === '\\') return err({ at: match.index });
    if (hex !== undefined) text += String.fromCharCode(Number.parseInt(hex, 16));
    else text += simple === undefined ? token : (SIMPLE[simple] ?? '');
  }
  return ok(text);
}

/** The other way: control characters and backslashes become visible escapes. */
export function escapeScan(text: string): string {
  return text.replaceAll(/[\\\p{Cc}]/gu, (character) =>
    character === '\\'
      ? '\\\\'
      : `\\x${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}
