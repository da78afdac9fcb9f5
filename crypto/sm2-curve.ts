import { sm2 } from 'sm-crypto-v2';
import { fromHex, toHex } from './bytes.ts';

/** Fills a new array of that many bytes from a cryptographic random source. */
export type RandomBytes = (length: number) => Uint8Array;

/** A private key: the number d of GB/T 32918.1, 64 lower-case hexadecimal digits. */
export type PrivateKey = string;

/** A public key, looked up once: a point of the curve with a table of its multiples. */
export interface PublicPoint {
  readonly point: ReturnType<typeof sm2.precomputePublicKey>;
  /** `04` and 128 lower-case hexadecimal digits. */
  readonly hex: string;
}

/** Order n of the base point of the recommended curve (GB/T 32918.5-2017). */
export const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
export const SCALAR_BYTES = 32;

const POINT = /^04[0-9a-f]{128}$/;
/**
 * Bits of a key's table. Measured: a table of 5 costs as much as the one multiplication that it
 * replaces and makes each further one ten times as fast; larger tables no longer pay.
 */
const TABLE_BITS = 5;

/** The number in 32 bytes, most significant first (GB/T 32918.1, 4.2.3). */
export function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${toHex(bytes)}`);
}

/** The 32 bytes of a number, most significant first (GB/T 32918.1, 4.2.2). */
export function toBytes(number: bigint): Uint8Array {
  return fromHex(number.toString(16).padStart(2 * SCALAR_BYTES, '0'));
}

/** A number in [1, n-1], every one as likely: whatever lies outside is drawn again. */
export function randomScalar(randomBytes: RandomBytes): bigint {
  for (;;) {
    const number = toNumber(randomBytes(SCALAR_BYTES));
    if (number > 0n && number < ORDER) return number;
  }
}

/** Whether this is a private key: d in [1, n-2] (GB/T 32918.1, 6.1). */
export function isPrivateKey(hex: string): boolean {
  if (!/^[0-9a-f]{64}$/.test(hex)) return false;
  const number = BigInt(`0x${hex}`);
  return number > 0n && number < ORDER - 1n;
}

export function makePrivateKey(randomBytes: RandomBytes): PrivateKey {
  for (;;) {
    const key = toHex(toBytes(randomScalar(randomBytes)));
    if (isPrivateKey(key)) return key;
  }
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
