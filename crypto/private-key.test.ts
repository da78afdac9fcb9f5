import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { toHex } from './bytes.ts';
import {
  isPrivateKey,
  makePrivateKey,
  makePrivateKeys,
  ORDER,
  type RandomBytes,
  randomScalar,
  toBytes,
  toNumber,
} from './private-key.ts';

const hex = (number: bigint): string => toHex(toBytes(number));
/** A source that gives these numbers, one after the other. */
function drawing(...numbers: bigint[]): RandomBytes {
  return () => toBytes(numbers.shift()!);
}

test('numbers and bytes lead to each other, leading zeros kept', () => {
  expect(toNumber(Uint8Array.of(1, 0))).toBe(256n);
  expect(toBytes(1n)).toEqual(new Uint8Array([...new Uint8Array(31), 1]));
  expect(toNumber(toBytes(ORDER - 1n))).toBe(ORDER - 1n);
});

test('a drawn number outside [1, n-1] is drawn again', () => {
  expect(randomScalar(drawing(0n, ORDER, ORDER + 1n, ORDER - 1n, 5n))).toBe(ORDER - 1n);
  expect(randomScalar(drawing(1n))).toBe(1n);
});

test('a private key lies in [1, n-2]', () => {
  expect([0n, ORDER - 1n, ORDER].map((number) => isPrivateKey(hex(number)))).toEqual([
    false,
    false,
    false,
  ]);
  expect([1n, ORDER - 2n].map((number) => isPrivateKey(hex(number)))).toEqual([true, true]);
  expect(makePrivateKey(drawing(ORDER - 1n, 7n))).toBe(hex(7n));
  expect(isPrivateKey('1')).toBe(false);
  expect(isPrivateKey('G'.repeat(64))).toBe(false);
});

test('keys made here are keys, and never the same twice', () => {
  const keys = Array.from({ length: 5 }, () => makePrivateKeys(randomBytes));
  const all = keys.flatMap(({ sign, encrypt }) => [sign, encrypt]);
  expect(new Set(all).size).toBe(10);
  expect(all.every(isPrivateKey)).toBe(true);
});
