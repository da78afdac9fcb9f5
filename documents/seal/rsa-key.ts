import { OID } from './algorithms.ts';
import { type DerNode, readDer, sequenceOf, TAG } from './der.ts';
import { bitsOf, oidOf } from './der-values.ts';

/** What is shorter can be factored, what is longer costs a verifier seconds. */
const MODULUS_BITS = { least: 2_048, most: 8_192 } as const;
/** NIST SP 800-56B, 6.2.1: odd, more than 65,536; here no more than 32 bits, which nobody uses. */
const EXPONENT = { least: 65_537, most: 0xffff_ffff } as const;
const NULL_TAG = 0x05;

/**
 * A SubjectPublicKeyInfo of RSA (RFC 3279, 2.3.1) as it stands, if it is strict DER and its numbers are
 * within limits; `undefined` for every other key.
 */
export function readRsaKey(node: DerNode | undefined): Uint8Array | undefined {
  const [algorithm, key] = sequenceOf(node) ?? [];
  const [kind, parameters, more] = sequenceOf(algorithm) ?? [];
  if (!node || oidOf(kind) !== OID.rsa || more) return undefined;
  if (parameters?.tag !== NULL_TAG || parameters.content.length > 0) return undefined;
  const bits = bitsOf(key);
  const numbers = bits && sequenceOf(readDer(bits));
  const [modulus, exponent] = (numbers ?? []).map(positiveInteger);
  if (numbers?.length !== 2 || !modulus || !exponent) return undefined;
  return isModulus(modulus) && isExponent(exponent) ? node.whole : undefined;
}

/** The digits of an INTEGER above zero, written as short as it can be (X.690, 8.3.2). */
function positiveInteger({ tag, content }: DerNode): Uint8Array | undefined {
  const [first = 0x80, second = 0] = content;
  if (tag !== TAG.integer || first >= 0x80) return undefined;
  if (first > 0) return content;
  return second >= 0x80 ? content.subarray(1) : undefined;
}

function isModulus(digits: Uint8Array): boolean {
  const bits = 8 * digits.length - Math.clz32((digits[0] ?? 0) << 24);
  return bits >= MODULUS_BITS.least && bits <= MODULUS_BITS.most && isOdd(digits);
}

function isExponent(digits: Uint8Array): boolean {
  if (digits.length > 4) return false;
  const value = digits.reduce((sum, digit) => 256 * sum + digit, 0);
  return value >= EXPONENT.least && value <= EXPONENT.most && isOdd(digits);
}

function isOdd(digits: Uint8Array): boolean {
  return ((digits.at(-1) ?? 0) & 1) === 1;
}
