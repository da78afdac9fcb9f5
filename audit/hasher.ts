import { sm3 } from 'sm-crypto-v2';
import { concat, fromHex } from '../crypto/bytes.ts';
import { utf8 } from '../crypto/utf8.ts';

/** SM3 (GB/T 32905) over bytes and, behind them, a text in UTF-8: 32 bytes. */
export type Hasher = (head: Uint8Array, text: string) => Uint8Array;

/** The one that runs anywhere; where Node's OpenSSL knows SM3, `hasher.node.ts` is ten times as fast. */
export const portableHasher: Hasher = (head, text) => fromHex(sm3(concat(head, utf8(text))));
