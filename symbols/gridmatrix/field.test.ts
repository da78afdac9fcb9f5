import { expect, test } from 'vitest';
import { checksOf } from './checks.ts';
import { divide, multiply, ORDER, powerOf, valueAt } from './field.ts';

const ALL = Array.from({ length: ORDER + 1 }, (_, at) => at);

/** Multiplication by shifting and adding, modulo x⁷ + x³ + 1. */
function slowly(a: number, b: number): number {
  let product = 0;
  for (let bit = 6; bit >= 0; bit--) {
    product <<= 1;
    if (product & 0x80) product ^= 0x89;
    if ((b >> bit) & 1) product ^= a;
  }
  return product;
}

test('products are those of polynomials', () => {
  for (const a of ALL) for (const b of ALL) expect(multiply(a, b)).toBe(slowly(a, b));
});

test('division undoes multiplication', () => {
  for (const a of ALL) {
    for (const b of ALL.slice(1)) expect(divide(multiply(a, b), b)).toBe(a);
  }
});

test('powers of 2 are every number but 0, and begin anew after 127', () => {
  expect(new Set(ALL.slice(1).map(powerOf))).toEqual(new Set(ALL.slice(1)));
  expect([0, 1, 127, 254, -1].map(powerOf)).toEqual([1, 2, 1, 1, divide(1, 2)]);
});

test('a polynomial has its value', () => {
  expect(valueAt([5, 1, 3], 2)).toBe(5 ^ 2 ^ multiply(3, 4));
  expect(valueAt([], 7)).toBe(0);
});

test('data and checks are zero at the powers that the standard names', () => {
  for (const count of [3, 10, 63]) {
    const data = Uint8Array.from({ length: 40 }, (_, at) => (at * 37 + count) % 128);
    const lowestFirst = [...data, ...checksOf(data, count)].toReversed();
    for (let root = 1; root <= count; root++) expect(valueAt(lowestFirst, powerOf(root))).toBe(0);
    expect(valueAt(lowestFirst, powerOf(0))).not.toBe(0);
  }
});
