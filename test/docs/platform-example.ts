import { unwrap } from '../../contract/result.ts';
import { verifyRequestSchema } from '../../contract/platform/code-system.ts';
import { fromHex, toHex } from '../../crypto/bytes.ts';
import { canonicalBytes } from '../../crypto/canonical.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { sealMessage } from '../../crypto/sealed-message.ts';
import { signBody } from '../../crypto/signed-message.ts';
import { publicKeyOf } from '../../crypto/sm2-curve.ts';
import { DEFAULT_USER_ID, identityDigest, messageDigest } from '../../crypto/sm2-signature.ts';
import { createSmProvider } from '../../crypto/sm-provider.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { utf8 } from '../../crypto/utf8.ts';

// The worked example of docs/platform.md. Keys and "random" bytes are digests of a word, so that
// everybody comes to the same signature; they protect nothing.

const keyOf = (word: string): string => sm3Hex(utf8(word));

export const EXAMPLE_KEYS = {
  terminal: { sign: keyOf('example terminal sign'), encrypt: keyOf('example terminal encrypt') },
  codeSystem: { sign: keyOf('example system sign'), encrypt: keyOf('example system encrypt') },
};

/** Always the same bytes, from the beginning: k of a signature, the SM4 key, the IV. */
function fixedRandom(length: number): Uint8Array {
  return fromHex(keyOf('example random')).slice(0, length);
}
const crypto: CryptoProvider = createSmProvider({
  keys: EXAMPLE_KEYS.terminal,
  randomBytes: fixedRandom,
});

const NONCE = '000102030405060708090a0b0c0d0e0f';
const MESSAGE = {
  head: {
    requestId: '0f8fad5b-d9cb-469f-a165-70867728950e',
    timestamp: 1_793_505_600_000,
    terminalId: 'HALL-01-K03',
    terminalType: 'self-service',
    windowNo: '',
    orgCode: '11390000000013338A',
    orgName: '云岭省政务服务中心',
    regionCode: '390000',
    itemCode: 'ITEM-1',
    useCause: '事项一',
    to: '1390000',
    nonce: NONCE,
  },
  codeContent: '01139000001A1B2C3D4E5F6G7H8J9K0L1M2NX',
  symbology: ']Q1',
  scannedAt: 1_793_505_599_500,
  needScopes: ['*'],
};

/** Every value of the page, by what it is called there. */
export async function platformExample(): Promise<Readonly<Record<string, string>>> {
  const publicKey = publicKeyOf(EXAMPLE_KEYS.terminal.sign);
  const signed = unwrap(await signBody(MESSAGE, crypto));
  // What is shown is a request as the interface has it.
  const { sign, ...head } = verifyRequestSchema.parse(signed).head;
  const canonical = canonicalBytes({ ...signed, head }) ?? new Uint8Array();
  const z = identityDigest(publicKey, DEFAULT_USER_ID);
  const recipient = publicKeyOf(EXAMPLE_KEYS.codeSystem.encrypt);
  const sealed = unwrap(await sealMessage(MESSAGE, recipient, crypto));
  const { head: _, ...rest } = MESSAGE;
  return {
    privateKey: EXAMPLE_KEYS.terminal.sign,
    publicKey,
    canonical: new TextDecoder().decode(canonical),
    z: toHex(z),
    e: toHex(messageDigest(z, canonical)),
    k: toHex(fixedRandom(32)),
    sign,
    recipientPrivateKey: EXAMPLE_KEYS.codeSystem.encrypt,
    plain: JSON.stringify(rest),
    aad: new TextDecoder().decode(canonicalBytes(MESSAGE.head)),
    sm4Key: toHex(fixedRandom(16)),
    sealedKey: sealed.sealed.key,
    iv: sealed.sealed.iv,
    data: sealed.sealed.data,
    tag: sealed.sealed.tag,
    tokenDigest: sm3Hex(utf8('example-access-token')),
    holderDigest: toHex(await crypto.hmac(fromHex(NONCE), utf8('111|39010219491231002X'))),
  };
}
