import { type DigestName, signatureMethod } from './algorithms.ts';
import type { Certificate } from './certificate.ts';
import type { ForeignCrypto } from './foreign-crypto.ts';
import { sm3Bytes, verifySm2 } from './sm2-verify.ts';

/** Bytes with their signature. */
export interface Signed {
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
  /** OID. */
  readonly algorithm: string;
  /** What stands beside it in SignedData. */
  readonly digest?: DigestName;
}

/**
 * - `weak`: right, but by SHA-1: somebody who chose both may have had another text signed
 * - `unsupported`: an algorithm that is not verified here, or a key that is none of it
 */
export type SignatureResult = 'right' | 'wrong' | 'weak' | 'unsupported';

export type KeyOf = Pick<Certificate, 'publicKey' | 'rsaKey'>;

/** Whether whoever has this key has signed, by SM2 or RSA. */
export function checkSignature(
  { signed, signature, algorithm, digest }: Signed,
  { publicKey, rsaKey }: KeyOf,
  foreign: ForeignCrypto | undefined,
): SignatureResult {
  const method = signatureMethod(algorithm, digest);
  if (method?.kind === 'SM2' && publicKey !== undefined) {
    return verifySm2(signed, signature, publicKey) ? 'right' : 'wrong';
  }
  if (method?.kind !== 'RSA' || !rsaKey || !foreign) return 'unsupported';
  if (!foreign.verifyRsa(method.digest, rsaKey, signed, signature)) return 'wrong';
  return method.digest === 'SHA-1' ? 'weak' : 'right';
}

/** `undefined` where the place where it runs has no such digest. */
export function digestBytes(
  name: DigestName,
  bytes: Uint8Array,
  foreign: ForeignCrypto | undefined,
): Uint8Array | undefined {
  return name === 'SM3' ? sm3Bytes(bytes) : foreign?.digest(name, bytes);
}
