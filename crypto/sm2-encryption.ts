import { kdf, sm2, sm3 } from 'sm-crypto-v2';
import { concat, equalInConstantTime, fromHex, toHex } from './bytes.ts';
import {
  type PrivateKey,
  type RandomBytes,
  randomScalar,
  SCALAR_BYTES,
  toBytes,
} from './private-key.ts';
import { isPoint, type PublicPoint, publicKeyOf } from './sm2-curve.ts';

/** C1: an uncompressed point (`04`‖x‖y). */
const POINT_BYTES = 1 + 2 * SCALAR_BYTES;
/** C3: an SM3 digest. */
const DIGEST_BYTES = 32;
/** How much longer a ciphertext is than its plaintext, in bytes. */
export const SM2_OVERHEAD_BYTES = POINT_BYTES + DIGEST_BYTES;

/*
 * Our own steps over the library's curve, KDF and SM3: its `doEncrypt` neither lets k be given nor
 * rejects a key stream of zeros, and its `doDecrypt` compares C3 with `===` and calls a wrong one
 * an empty text.
 */

/** Public-key encryption (GB/T 32918.4, 6.1). `plain` holds at least one byte. */
export function sm2Encrypt(
  plain: Uint8Array,
  { point }: PublicPoint,
  randomBytes: RandomBytes,
): Uint8Array {
  for (;;) {
    const k = randomScalar(randomBytes);
    const c1 = fromHex(publicKeyOf(toHex(toBytes(k))));
    const { x, y } = point.multiply(k).toAffine();
    const cipher = mask(plain, toBytes(x), toBytes(y));
    if (cipher) return concat(c1, contentDigest(plain, toBytes(x), toBytes(y)), cipher);
  }
}

/**
 * Public-key decryption (GB/T 32918.4, 7.1).
 *
 * @returns `undefined` where C1 is no point of the curve or C3 does not fit
 */
export function sm2Decrypt(cipher: Uint8Array, privateKey: PrivateKey): Uint8Array | undefined {
  if (cipher.length <= SM2_OVERHEAD_BYTES) return undefined;
  const c1 = toHex(cipher.subarray(0, POINT_BYTES));
  if (!isPoint(c1)) return undefined;
  const shared = sm2.ecdh(privateKey, c1, false);
  const x = shared.subarray(1, 1 + SCALAR_BYTES);
  const y = shared.subarray(1 + SCALAR_BYTES);
  const plain = mask(cipher.subarray(SM2_OVERHEAD_BYTES), x, y);
  if (!plain) return undefined;
  const c3 = cipher.subarray(POINT_BYTES, SM2_OVERHEAD_BYTES);
  return equalInConstantTime(contentDigest(plain, x, y), c3) ? plain : undefined;
}

/** The text under the key stream of the point; `undefined` for a stream of zeros (A5, B4). */
function mask(text: Uint8Array, x: Uint8Array, y: Uint8Array): Uint8Array | undefined {
  const stream = kdf(concat(x, y), text.length);
  if (stream.every((byte) => byte === 0)) return undefined;
  return text.map((byte, index) => byte ^ (stream[index] ?? 0));
}

/** C3 (A7, B6). */
function contentDigest(plain: Uint8Array, x: Uint8Array, y: Uint8Array): Uint8Array {
  return fromHex(sm3(concat(x, plain, y)));
}
