import { strFromU8 } from 'fflate';

const REPLACEMENT = '\uFFFD';

/**
 * The name of an entry: UTF-8 where it says so or where it is; else each byte is a character, which
 * keeps names in GBK apart from each other although it does not show them right.
 */
export function entryText(bytes: Uint8Array, isUtf8: boolean): string {
  const text = utf8Text(bytes);
  return isUtf8 || !text.includes(REPLACEMENT) ? text : strFromU8(bytes, true);
}

/** UTF-8 without its byte order mark; what is none becomes U+FFFD. */
export function utf8Text(bytes: Uint8Array): string {
  const text = strFromU8(bytes);
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}
