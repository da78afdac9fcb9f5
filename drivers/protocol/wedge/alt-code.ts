import type { WedgeProtocol } from '../../catalogue/scanner-protocols.ts';

type Charset = WedgeProtocol['charset'];

/**
 * What Alt and digits of the number pad (Alt + 小键盘) stand for: bytes of a longer sequence, or
 * characters that are whole.
 */
export type AltCode =
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'text'; readonly text: string };

const LARGEST = 0xffff;

/**
 * Wedges for Windows send Chinese as decimal numbers: the two bytes of GBK as one number, each byte
 * by itself, or the Unicode code point. With `auto` a number is taken only where it has a single
 * meaning: U+8140…U+9FFF are both a Han character and two bytes of GBK.
 *
 * @returns undefined for what is not sure, for control characters and for surrogates
 */
export function altCode(digits: string, charset: Charset): AltCode | undefined {
  const value = Number(digits);
  if (!/^\d{1,6}$/.test(digits) || value > LARGEST) return undefined;
  if (value <= 0xff) return isControl(value) ? undefined : { kind: 'byte', byte: value };
  const asGbk = charset === 'utf-8' ? undefined : gbkCharacter(value);
  const asUnicode = charset === 'gb18030' ? undefined : unicodeCharacter(value);
  const text = asGbk === undefined ? asUnicode : sureOf(asGbk, asUnicode);
  return text === undefined ? undefined : { kind: 'text', text };
}

/** No code of a hall is in Yi or Hangul, so only a Han character makes two meanings. */
function sureOf(asGbk: string, asUnicode: string | undefined): string | undefined {
  const isAmbiguous = asUnicode !== undefined && /\p{Script=Han}/u.test(asUnicode);
  return isAmbiguous ? undefined : asGbk;
}

function isControl(value: number): boolean {
  return value < 0x20 || value === 0x7f;
}

function gbkCharacter(value: number): string | undefined {
  try {
    const decoder = new TextDecoder('gb18030', { fatal: true });
    return known(decoder.decode(Uint8Array.of(value >> 8, value & 0xff)));
  } catch {
    return undefined;
  }
}

function unicodeCharacter(value: number): string | undefined {
  return known(String.fromCodePoint(value));
}

/** One character that has a meaning: no surrogate, control, private or unassigned one. */
function known(text: string): string | undefined {
  return [...text].length === 1 && !/\p{C}/u.test(text) ? text : undefined;
}
