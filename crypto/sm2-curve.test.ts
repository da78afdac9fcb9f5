import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { fromHex, toHex } from './bytes.ts';
import {
  isPrivateKey,
  makePrivateKey,
  ORDER,
  publicKeyOf,
  publicPoint,
  type RandomBytes,
  randomScalar,
  toBytes,
  toNumber,
} from './sm2-curve.ts';

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
  const keys = Array.from({ length: 5 }, () => makePrivateKey(randomBytes));
  expect(new Set(keys).size).toBe(5);
  for (const key of keys) expect(publicPoint(publicKeyOf(key))?.hex).toBe(publicKeyOf(key));
});

test.each([
  ['the point at infinity', '00'],
  ['nothing', ''],
  ['zeros', `04${'0'.repeat(128)}`],
  ['a compressed point', `02${publicKeyOf(hex(9n)).slice(2, 66)}`],
  ['no hexadecimal digits', `04${'z'.repeat(128)}`],
  ['capital letters', publicKeyOf(hex(9n)).toUpperCase()],
  ['one byte too many', `${publicKeyOf(hex(9n))}00`],
  ['coordinates above the field', `04${'f'.repeat(128)}`],
])('%s is no public key', (_, key) => {
  expect(publicPoint(key)).toBeUndefined();
});

test('a point beside the curve is no public key', () => {
  const bytes = fromHex(publicKeyOf(hex(9n)));
  bytes[64]! ^= 1;
  expect(publicPoint(toHex(bytes))).toBeUndefined();
});
