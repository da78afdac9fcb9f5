import { sm4 } from 'sm-crypto-v2';

export const SM4_KEY_BYTES = 16;
/** The length for which GCM needs no digest of the IV, and the only one that is used here. */
export const GCM_IV_BYTES = 12;
export const GCM_TAG_BYTES = 16;

export interface GcmInput {
  /** 16 bytes. */
  readonly key: Uint8Array;
  /** 12 bytes; never twice with one key. */
  readonly iv: Uint8Array;
  /** Authenticated with the text, but not carried. */
  readonly aad: Uint8Array;
}

export interface GcmOutput {
  readonly data: Uint8Array;
  /** 16 bytes. */
  readonly tag: Uint8Array;
}

function optionsOf({ iv, aad }: GcmInput) {
  return { mode: 'gcm', output: 'array', iv, associatedData: aad } as const;
}

/** SM4 (GB/T 32907) in Galois/Counter Mode (GB/T 36624-2018; parameters as in RFC 8998). */
export function gcmEncrypt(plain: Uint8Array, input: GcmInput): GcmOutput {
  const { output, tag } = sm4.encrypt(plain, input.key, { ...optionsOf(input), outputTag: true });
  if (tag?.length !== GCM_TAG_BYTES) throw new Error('SM4-GCM without a tag');
  return { data: output, tag };
}

/** The plaintext; `undefined` where the tag does not fit. The tag is compared in constant time. */
export function gcmDecrypt({ data, tag }: GcmOutput, input: GcmInput): Uint8Array | undefined {
  const { key, iv } = input;
  const lengths = [key.length, iv.length, tag.length];
  if (lengths.join() !== [SM4_KEY_BYTES, GCM_IV_BYTES, GCM_TAG_BYTES].join()) return undefined;
  try {
    return sm4.decrypt(data, key, { ...optionsOf(input), tag });
  } catch {
    // With lengths that fit, the library's only exception is that of a tag that does not.
    return undefined;
  }
}
