import { sm2 } from 'sm-crypto-v2';
import type { PrivateKey } from './private-key.ts';

/** A public key, looked up once: a point of the curve with a table of its multiples. */
export interface PublicPoint {
  readonly point: ReturnType<typeof sm2.precomputePublicKey>;
  /** `04` and 128 lower-case hexadecimal digits. */
  readonly hex: string;
}

const POINT = /^04[0-9a-f]{128}$/;
/**
 * Bits of a key's table. Measured: a table of 5 costs as much as the one multiplication that it
 * replaces and makes each further one ten times as fast; larger tables no longer pay.
 */
const TABLE_BITS = 5;

/** A public key to verify with: its point, or its digits where a table would not pay. */
export interface VerifyingKey {
  readonly point: PublicPoint['point'] | string;
}

/** The public key of a single signature: without the table it takes half of the time. */
export function keyForOnce(hex: string): VerifyingKey | undefined {
  return isPoint(hex) ? { point: hex } : undefined;
}

/** The public key of a private one, uncompressed (GB/T 32918.1, 4.2.9). */
export function publicKeyOf(privateKey: PrivateKey): string {
  return sm2.getPublicKeyFromPrivateKey(privateKey);
}

/** Whether this is an uncompressed point of the curve, and not that at infinity (GB/T 32918.1, 6.2). */
export function isPoint(hex: string): boolean {
  if (!POINT.test(hex)) return false;
  try {
    return sm2.verifyPublicKey(hex);
  } catch {
    // The curve's library throws for coordinates that are no point of it.
    return false;
  }
}

/** The point of a public key; `undefined` for what is none. */
export function publicPoint(hex: string): PublicPoint | undefined {
  return isPoint(hex) ? { point: sm2.precomputePublicKey(hex, TABLE_BITS), hex } : undefined;
}
