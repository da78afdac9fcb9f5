import { constants, createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { toHex } from '../../crypto/bytes.ts';
import type { DigestName } from './algorithms.ts';
import type { ForeignCrypto } from './foreign-crypto.ts';

const NAMES: Readonly<Record<Exclude<DigestName, 'SM3'>, string>> = {
  ...{ 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512', 'SHA-1': 'sha1' },
};

/** An authority's key comes again and again; the one that is asked for least lately goes first. */
const KEPT_KEYS = 32;
const keys = new Map<string, KeyObject>();

/** `undefined` for what the library refuses as a key. */
function keyOf(spki: Uint8Array): KeyObject | undefined {
  const name = toHex(spki);
  const known = keys.get(name);
  keys.delete(name);
  try {
    const key = known ?? createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'rsa') return undefined;
    keys.set(name, key);
    const [oldest] = keys.keys();
    if (keys.size > KEPT_KEYS && oldest !== undefined) keys.delete(oldest);
    return key;
  } catch {
    return undefined;
  }
}

/** RSA and SHA by the library of Node. */
export const nodeCrypto: ForeignCrypto = {
  digest: (name, bytes) => new Uint8Array(createHash(NAMES[name]).update(bytes).digest()),
  verifyRsa(digest, spki, message, signature) {
    const key = keyOf(spki);
    if (!key) return false;
    return verify(NAMES[digest], message, { key, padding: constants.RSA_PKCS1_PADDING }, signature);
  },
};
