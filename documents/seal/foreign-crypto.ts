import type { DigestName } from './algorithms.ts';

/**
 * Algorithms from abroad, by the library of the place where it runs: there is none of our own.
 * Where none is given, what needs them is named as unsupported.
 */
export interface ForeignCrypto {
  readonly digest: (name: Exclude<DigestName, 'SM3'>, bytes: Uint8Array) => Uint8Array;
  /**
   * Whether a signature by RSASSA-PKCS1-v1_5 (RFC 8017, 8.2.2) is that of a message.
   *
   * @param key SubjectPublicKeyInfo, DER, of a key that `readRsaKey` has let through
   */
  readonly verifyRsa: (
    digest: Exclude<DigestName, 'SM3'>,
    key: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => boolean;
}
