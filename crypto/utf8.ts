import { sm2 } from 'sm-crypto-v2';
import { fromHex } from './bytes.ts';

/** Text as UTF-8. */
export function utf8(text: string): Uint8Array {
  return fromHex(sm2.utf8ToHex(text));
}
