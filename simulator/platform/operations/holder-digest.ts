import { fromHex, toHex } from '../../../crypto/bytes.ts';
import { utf8 } from '../../../crypto/utf8.ts';
import type { Holder } from '../../data/holders.ts';
import { HUB } from '../../data/keys.ts';
import { partyOf } from '../trust/parties.ts';

/**
 * By this a terminal knows the person again without being told the number: SM3-HMAC of `idType|idNo`
 * under the bytes of the request's nonce, in hexadecimal.
 */
export async function holderDigest(
  { idType, idNo }: Pick<Holder, 'idType' | 'idNo'>,
  nonce: string,
): Promise<string> {
  const holder = utf8(`${idType}|${idNo.toUpperCase()}`);
  // Any party's provider computes the same: no key of its own takes part.
  return toHex(await partyOf(HUB).crypto.hmac(fromHex(nonce), holder));
}
