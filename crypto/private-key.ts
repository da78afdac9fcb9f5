import { fromHex, toHex } from './bytes.ts';

// Apart from the curve, whose library takes a while to load: the main process only makes and keeps
// private keys, it computes nothing with them.

/** Fills a new array of that many bytes from a cryptographic random source. */
export type RandomBytes = (length: number) => Uint8Array;

/** A private key: the number d of GB/T 32918.1, 64 lower-case hexadecimal digits. */
export type PrivateKey = string;

/** The two private keys of one party (双证书): one signs, the other opens what is sealed for it. */
export interface PrivateKeys {
  readonly sign: PrivateKey;
  readonly encrypt: PrivateKey;
}

/** Order n of the base point of the recommended curve (GB/T 32918.5-2017). */
export const ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
export const SCALAR_BYTES = 32;

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

/** Two new private keys. */
export function makePrivateKeys(randomBytes: RandomBytes): PrivateKeys {
  return { sign: makePrivateKey(randomBytes), encrypt: makePrivateKey(randomBytes) };
}
