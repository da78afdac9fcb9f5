import { sm2 } from 'sm-crypto-v2';
import { fromHex, toHex } from './bytes.ts';

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return fromHex(sm2.utf8ToHex(text));
}

/**
 * Text of its UTF-8.
 *
 * @throws URIError for bytes that are none
 */
export function fromUtf8(bytes: Uint8Array): string {
  return decodeURIComponent(toHex(bytes).replaceAll(/../g, '%$&'));
}
