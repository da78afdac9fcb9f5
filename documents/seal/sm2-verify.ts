import { concat, fromHex } from '../../crypto/bytes.ts';
import { publicPoint } from '../../crypto/sm2-curve.ts';
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
  const point = publicPoint(publicKey);
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
