import { equalInConstantTime, fromHex } from '../crypto/bytes.ts';
import type { CryptoProvider } from '../crypto/provider.ts';
import { utf8 } from '../crypto/utf8.ts';
import { fitsMask } from './masked.ts';

/** What the terminal has read from a card. It leaves this machine neither here nor by a digest. */
export interface CardHolder {
  /** Holder code type (GB/T 36903): 111 = citizen ID number. */
  readonly idType: string;
  readonly idNo: string;
  readonly name: string;
}

/** What a code system tells of the person whose code it verified. */
export interface CodeHolder {
  readonly nameMasked: string;
  readonly idNoMasked: string;
  /** SM3-HMAC of `idType|idNo` under the bytes of the request's nonce, 64 hexadecimal digits. */
  readonly holderDigest?: string | undefined;
  /** Nonce of the verify request, 32 hexadecimal digits. */
  readonly nonce: string;
}

export type SamePerson = 'same' | 'different' | 'unknown';

/** How much of a number has to be shown before it is worth a "same". */
const SHOWN_DIGITS = 8;
const HAN_NAME = /^[\p{Script=Han}·*＊]+$/u;

/**
 * Whether the person on the card is the person of the code. By the keyed digest where the code
 * system gives one, so that the number itself is never sent to be compared; in a time that does not
 * tell how near it was. Without one by what the masked name and number show, which is weaker: it
 * tells many people apart, but not all.
 */
export async function samePerson(
  card: CardHolder,
  code: CodeHolder,
  crypto: Pick<CryptoProvider, 'hmac'>,
): Promise<SamePerson> {
  if (code.holderDigest === undefined) return byMasks(card, code);
  const holder = utf8(`${card.idType}|${card.idNo.toUpperCase()}`);
  const own = await crypto.hmac(fromHex(code.nonce), holder);
  return equalInConstantTime(own, fromHex(code.holderDigest)) ? 'same' : 'different';
}

function byMasks(card: CardHolder, code: CodeHolder): SamePerson {
  const number = fitsMask(card.idNo, code.idNoMasked);
  if (code.idNoMasked !== '' && !number.fits) return 'different';
  // A Latin name is written in too many ways to tell anything.
  if (!HAN_NAME.test(card.name) || !HAN_NAME.test(code.nameMasked)) return 'unknown';
  const name = fitsMask(card.name, code.nameMasked);
  if (!name.fits) return 'different';
  return name.shown > 0 && number.shown >= SHOWN_DIGITS ? 'same' : 'unknown';
}
