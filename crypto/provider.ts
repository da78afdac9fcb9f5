import type { Failure } from '../contract/failures.ts';
import type { SealedBody } from '../contract/platform/common.ts';
import type { Result } from '../contract/result.ts';

/**
 * The two public keys of one party (双证书: a signing key and an encryption key), each an
 * uncompressed point in 130 lower-case hexadecimal digits, `04…`.
 */
export interface PublicKeys {
  readonly sign: string;
  readonly encrypt: string;
}

/**
 * The door to all cryptography with keys: in software (`sm-provider.ts`), or in a UKey (GM/T 0016)
 * or a server's module behind the same calls, hence all of them asynchronous. What an
 * implementation owes is in `docs/keys.md`.
 */
export interface CryptoProvider {
  /** Fails with `KEY_UNAVAILABLE` where there are no keys, or the token that holds them is gone. */
  publicKeys(): Promise<Result<PublicKeys, Failure>>;

  /** SM3 (GB/T 32905): 32 bytes. */
  digest(bytes: Uint8Array): Promise<Uint8Array>;

  /** HMAC with SM3 (GB/T 15852.2): 32 bytes. Compare with `equalInConstantTime`. */
  hmac(key: Uint8Array, bytes: Uint8Array): Promise<Uint8Array>;

  /**
   * Signs with the signing key: SM2 with SM3 over Z and the message (GB/T 32918.2).
   * Fails with `KEY_UNAVAILABLE`.
   *
   * @returns r‖s, 64 bytes
   */
  sign(message: Uint8Array): Promise<Result<Uint8Array, Failure>>;

  /**
   * Whether r‖s is the signature of this message under this public key. False for whatever is no
   * signature or no key: wrong lengths, r or s out of range, a point beside the curve.
   */
  verify(message: Uint8Array, signature: Uint8Array, publicKey: string): Promise<boolean>;

  /**
   * Encrypts so that only the holder of the encryption key can read it: SM4-GCM under a fresh key,
   * that key by SM2 (GB/T 32918.4). Fails with `KEY_UNAVAILABLE` for a key that is no point of the
   * curve.
   *
   * @param plain at most {@link MAX_SEALED_BYTES}
   * @param aad authenticated with it, but not carried
   */
  seal(
    plain: Uint8Array,
    recipientKey: string,
    aad: Uint8Array,
  ): Promise<Result<SealedBody, Failure>>;

  /**
   * Decrypts with the encryption key. Fails with `KEY_UNAVAILABLE`, or with `BODY_UNREADABLE`
   * whatever part does not fit: the answer must not tell which.
   */
  open(sealed: SealedBody, aad: Uint8Array): Promise<Result<Uint8Array, Failure>>;
}

/** Largest plaintext of a sealed body, in bytes: in base64 it still fits {@link SealedBody}. */
export const MAX_SEALED_BYTES = 192 * 1024;
