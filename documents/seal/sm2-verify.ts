import { concat, fromHex } from '../../crypto/bytes.ts';
import { keyForOnce, publicPoint, type VerifyingKey } from '../../crypto/sm2-curve.ts';
import {
  DEFAULT_USER_ID,
  identityDigest,
  messageDigest,
  SIGNATURE_BYTES,
  verifyDigest,
} from '../../crypto/sm2-signature.ts';
import { sm3Hex } from '../../crypto/sm3.ts';
import { type DerNode, readDer, sequenceOf, TAG } from './der.ts';

const NUMBER_BYTES = SIGNATURE_BYTES / 2;

/** Keys that were used before; the one that is asked for least lately goes first. */
const KEPT_KEYS = 32;
const keys = new Map<string, VerifyingKey | 'seen'>();

/** An authority's key comes again and again, most others once: the second time it gets its table. */
function pointOf(publicKey: string): VerifyingKey | undefined {
  const known = keys.get(publicKey);
  const point =
    known === undefined ? keyForOnce(publicKey) : known === 'seen' ? publicPoint(publicKey) : known;
  if (!point) return undefined;
  keys.delete(publicKey);
  keys.set(publicKey, known === undefined ? 'seen' : point);
  const [oldest] = keys.keys();
  if (keys.size > KEPT_KEYS && oldest !== undefined) keys.delete(oldest);
  return point;
}

/** SM3 of bytes, as bytes. */
export function sm3Bytes(bytes: Uint8Array): Uint8Array {
  return fromHex(sm3Hex(bytes));
}

/**
 * Whether an SM2 signature (GM/T 0009, DER of r and s, or 64 bytes r‖s) is that of a message, with the
 * user id of GM/T 0009.
 *
 * @param publicKey `04` and 128 hexadecimal digits
 */
export function verifySm2(message: Uint8Array, signature: Uint8Array, publicKey: string): boolean {
  const point = pointOf(publicKey);
  const raw = rawSignature(signature);
  if (!point || !raw) return false;
  const digest = messageDigest(identityDigest(publicKey, DEFAULT_USER_ID), message);
  return verifyDigest(digest, raw, point);
}

function rawSignature(signature: Uint8Array): Uint8Array | undefined {
  const numbers = sequenceOf(readDer(signature));
  if (!numbers) return signature.length === SIGNATURE_BYTES ? signature : undefined;
  const [r, s] = numbers.map(numberBytes);
  return numbers.length === 2 && r && s ? concat(r, s) : undefined;
}

function numberBytes({ tag, content }: DerNode): Uint8Array | undefined {
  let from = 0;
  while (from < content.length && content[from] === 0) from++;
  const digits = content.subarray(from);
  if (tag !== TAG.integer || digits.length > NUMBER_BYTES) return undefined;
  return concat(new Uint8Array(NUMBER_BYTES - digits.length), digits);
}
