import { z } from 'zod';

/** Lower-case hexadecimal digits. */
export function toHex(bytes: Uint8Array): string {
  return z.util.uint8ArrayToHex(bytes);
}

/** `hex` holds an even number of hexadecimal digits and nothing else; checked by the caller. */
export function fromHex(hex: string): Uint8Array {
  return z.util.hexToUint8Array(hex);
}

/** RFC 4648, section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  return z.util.uint8ArrayToBase64(bytes);
}

/** `text` fits `z.base64()`; checked by the caller. */
export function fromBase64(text: string): Uint8Array {
  return z.util.base64ToUint8Array(text);
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/**
 * Whether both hold the same bytes, in a time that does not tell where they differ. For tags, MACs
 * and digests that somebody else has sent; their length is no secret.
 */
export function equalInConstantTime(left: Uint8Array, right: Uint8Array): boolean {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index++) {
    difference |= (left[index] ?? 0) ^ (right[index] ?? 0);
  }
  return difference === 0;
}
