import { sm2, sm3 } from 'sm-crypto-v2';
import { concat, fromHex, toHex } from './bytes.ts';
import {
  ORDER,
  type PrivateKey,
  type RandomBytes,
  randomScalar,
  SCALAR_BYTES,
  toNumber,
} from './private-key.ts';
import { publicKeyOf, type VerifyingKey } from './sm2-curve.ts';
import { utf8 } from './utf8.ts';

/** User ID of a signer who has none of his own (GM/T 0009-2012). */
export const DEFAULT_USER_ID = '1234567812345678';
/** r‖s, 32 bytes each. */
export const SIGNATURE_BYTES = 2 * SCALAR_BYTES;

/**
 * e: the digest that is signed, SM3 over Z and the message (GB/T 32918.2, 6.1 A1–A2).
 *
 * @param z digest over user ID, curve and public key, see {@link identityDigest}
 */
export function messageDigest(z: Uint8Array, message: Uint8Array): Uint8Array {
  return fromHex(sm3(concat(z, message)));
}

/** Z_A: SM3 over user ID, curve and public key (GB/T 32918.2, 5.5). */
export function identityDigest(publicKey: string, userId: string): Uint8Array {
  // ENTL has two bytes for the length of the user ID in bits.
  if (utf8(userId).length > 8_191) throw new RangeError('user ID longer than 65,535 bits');
  return sm2.getZ(publicKey, userId);
}

/**
 * Signs a digest e (GB/T 32918.2, 6.1 A3–A7).
 *
 * @returns r‖s
 */
export function signDigest(
  digest: Uint8Array,
  privateKey: PrivateKey,
  randomBytes: RandomBytes,
): Uint8Array {
  // The library takes k and the point's x from a pool; k from our own source, so that a test can
  // give the k of the standard's example. For the one k in 2^256 that does not serve it draws anew.
  const k = randomScalar(randomBytes);
  const x1 = BigInt(`0x${publicKeyOf(k.toString(16).padStart(64, '0')).slice(2, 66)}`);
  return fromHex(sm2.doSignature(digest, privateKey, { pointPool: [{ k, x1 }] }));
}

/** Whether r‖s is the signature of a digest e (GB/T 32918.2, 7.1 B1–B7). */
export function verifyDigest(
  digest: Uint8Array,
  signature: Uint8Array,
  { point }: VerifyingKey,
): boolean {
  if (signature.length !== SIGNATURE_BYTES) return false;
  const r = toNumber(signature.subarray(0, SCALAR_BYTES));
  const s = toNumber(signature.subarray(SCALAR_BYTES));
  // B1 and B2: the library would take r = 0 for a signature and answer s = 0 with an exception.
  if (r === 0n || r >= ORDER || s === 0n || s >= ORDER) return false;
  return sm2.doVerifySignature(digest, toHex(signature), point);
}
