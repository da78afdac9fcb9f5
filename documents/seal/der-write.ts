import { strToU8 } from 'fflate';
import { concat } from '../../crypto/bytes.ts';
import { TAG } from './der.ts';

/** One DER element. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = concat(...parts);
  const { length } = content;
  const digits: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) digits.unshift(rest % 256);
  const head = length < 0x80 ? [tag, length] : [tag, 0x80 + digits.length, ...digits];
  return concat(Uint8Array.from(head), content);
}

export function derSequence(...parts: readonly Uint8Array[]): Uint8Array {
  return der(TAG.sequence, ...parts);
}

/** A non-negative INTEGER of these bytes, most significant first. */
export function derInteger(bytes: Uint8Array): Uint8Array {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from++;
  const digits = bytes.subarray(from);
  return der(TAG.integer, (digits[0] ?? 0) >= 0x80 ? concat(Uint8Array.of(0), digits) : digits);
}

export function derSmall(value: number): Uint8Array {
  return derInteger(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value));
}

export function derOid(oid: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = oid.split('.').map(Number);
  const bytes = [40 * first + second, ...rest].flatMap((number) => {
    const septets = [number % 128];
    for (let left = Math.floor(number / 128); left > 0; left = Math.floor(left / 128)) {
      septets.unshift((left % 128) + 128);
    }
    return septets;
  });
  return der(TAG.oid, Uint8Array.from(bytes));
}

export function derBits(bytes: Uint8Array): Uint8Array {
  return der(TAG.bitString, Uint8Array.of(0), bytes);
}

export function derOctets(bytes: Uint8Array): Uint8Array {
  return der(TAG.octetString, bytes);
}

export function derUtf8(text: string): Uint8Array {
  return der(TAG.utf8, strToU8(text));
}

export function derIa5(text: string): Uint8Array {
  return der(TAG.ia5, strToU8(text));
}

function digitsOf(at: number): string {
  return new Date(at).toISOString().replaceAll(/[-:T]|\.\d+/g, '');
}

/** GeneralizedTime in UTC, to the second. @param at milliseconds since 1970 */
export function derTime(at: number): Uint8Array {
  return der(TAG.generalizedTime, strToU8(digitsOf(at)));
}

/** UTCTime, for the years 1950 to 2049. @param at milliseconds since 1970 */
export function derUtcTime(at: number): Uint8Array {
  return der(TAG.utcTime, strToU8(digitsOf(at).slice(2)));
}
