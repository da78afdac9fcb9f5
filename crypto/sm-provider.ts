import { sm3 } from 'sm-crypto-v2';
import { failure, type Failure } from '../contract/failures.ts';
import { sealedBodySchema } from '../contract/platform/common.ts';
import { err, ok, type Result } from '../contract/result.ts';
import { fromBase64, fromHex, toBase64 } from './bytes.ts';
import { isPrivateKey, type PrivateKeys, type RandomBytes } from './private-key.ts';
import { type CryptoProvider, MAX_SEALED_BYTES } from './provider.ts';
import { type PublicPoint, publicKeyOf, publicPoint } from './sm2-curve.ts';
import { sm2Decrypt, sm2Encrypt } from './sm2-encryption.ts';
import {
  DEFAULT_USER_ID,
  identityDigest,
  messageDigest,
  signDigest,
  verifyDigest,
} from './sm2-signature.ts';
import { GCM_IV_BYTES, gcmDecrypt, gcmEncrypt, SM4_KEY_BYTES } from './sm4-gcm.ts';

export interface SmProviderOptions {
  /** Without keys it verifies, digests and seals, but neither signs nor opens. */
  readonly keys?: PrivateKeys | undefined;
  readonly randomBytes: RandomBytes;
  /** User ID of every signature, own and foreign. */
  readonly userId?: string;
}

interface Verifier {
  readonly point: PublicPoint;
  readonly z: Uint8Array;
}

/** Keys of others that stay looked up: those of the hub and of the code systems in use. */
const KEPT_KEYS = 64;
const NO_KEY: Result<never, Failure> = err(failure('KEY_UNAVAILABLE'));
const UNREADABLE: Result<never, Failure> = err(failure('BODY_UNREADABLE'));

/**
 * SM2, SM3 and SM4 in software, on `sm-crypto-v2`. Not an approved module (GB/T 39786): see
 * `docs/keys.md` for what that means and for what it does not promise.
 *
 * @throws RangeError for private keys that are none: only what `makePrivateKeys` made goes in
 */
export function createSmProvider(options: SmProviderOptions): CryptoProvider {
  const { keys, randomBytes, userId = DEFAULT_USER_ID } = options;
  if (keys && !(isPrivateKey(keys.sign) && isPrivateKey(keys.encrypt))) {
    throw new RangeError('not an SM2 private key');
  }
  const own = keys && { sign: publicKeyOf(keys.sign), encrypt: publicKeyOf(keys.encrypt) };
  const ownZ = own && identityDigest(own.sign, userId);
  const known = new Map<string, Verifier>();

  /** Looks a key up once; the key that has not been used longest makes room. */
  function verifierOf(publicKey: string): Verifier | undefined {
    let verifier = known.get(publicKey);
    if (!verifier) {
      const point = publicPoint(publicKey);
      if (!point) return undefined;
      verifier = { point, z: identityDigest(publicKey, userId) };
      const [oldest] = known.keys();
      if (known.size >= KEPT_KEYS && oldest !== undefined) known.delete(oldest);
    }
    known.delete(publicKey);
    known.set(publicKey, verifier);
    return verifier;
  }

  return {
    publicKeys: () => Promise.resolve(own ? ok(own) : NO_KEY),

    digest: (bytes) => Promise.resolve(fromHex(sm3(bytes))),

    hmac: (key, bytes) => Promise.resolve(fromHex(sm3(bytes, { key }))),

    sign(message) {
      if (!keys || !ownZ) return Promise.resolve(NO_KEY);
      return Promise.resolve(ok(signDigest(messageDigest(ownZ, message), keys.sign, randomBytes)));
    },

    verify(message, signature, publicKey) {
      const verifier = verifierOf(publicKey);
      if (!verifier) return Promise.resolve(false);
      const { point, z } = verifier;
      return Promise.resolve(verifyDigest(messageDigest(z, message), signature, point));
    },

    seal(plain, recipientKey, aad) {
      if (plain.length > MAX_SEALED_BYTES) throw new RangeError('body too long to be sealed');
      const recipient = verifierOf(recipientKey);
      if (!recipient) return Promise.resolve(NO_KEY);
      const key = randomBytes(SM4_KEY_BYTES);
      const iv = randomBytes(GCM_IV_BYTES);
      const { data, tag } = gcmEncrypt(plain, { key, iv, aad });
      const sealed = {
        alg: 'SM2-SM4-GCM',
        key: toBase64(sm2Encrypt(key, recipient.point, randomBytes)),
        iv: toBase64(iv),
        data: toBase64(data),
        tag: toBase64(tag),
      } as const;
      key.fill(0);
      return Promise.resolve(ok(sealed));
    },

    open(sealed, aad) {
      if (!keys) return Promise.resolve(NO_KEY);
      const parsed = sealedBodySchema.safeParse(sealed);
      if (!parsed.success) return Promise.resolve(UNREADABLE);
      const { data, iv, tag } = parsed.data;
      const key = sm2Decrypt(fromBase64(parsed.data.key), keys.encrypt);
      const plain =
        key &&
        gcmDecrypt(
          { data: fromBase64(data), tag: fromBase64(tag) },
          { key, iv: fromBase64(iv), aad },
        );
      key?.fill(0);
      return Promise.resolve(plain ? ok(plain) : UNREADABLE);
    },
  };
}
