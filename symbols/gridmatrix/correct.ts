import { divide, multiply, ORDER, powerOf, valueAt } from './field.ts';

export interface Correction {
  readonly codewords: Uint8Array;
  /** Wrong codewords that nobody had pointed out; each took two checks, an erasure one. */
  readonly errors: number;
}

/**
 * Corrects a Reed–Solomon block whose last `checks` codewords are checks. `erasures` are positions
 * whose codewords are not to be trusted. Finds the only right block that differs from this one in
 * the erasures and in `errors` further places, where erasures + 2 × errors ≤ checks; nothing where
 * there is none.
 */
export function correct(
  block: Uint8Array,
  checks: number,
  erasures: readonly number[] = [],
): Correction | undefined {
  const syndromes = syndromesOf(block, checks);
  if (syndromes.every((syndrome) => syndrome === 0)) return { codewords: block, errors: 0 };
  if (erasures.length > checks) return undefined;
  const locators = erasures.map((position) => powerOf(block.length - 1 - position));
  const polynomial = errataLocator(syndromes, locators);
  const errata = degreeOf(polynomial);
  const errors = errata - erasures.length;
  if (erasures.length + 2 * errors > checks) return undefined;
  const places = rootsOf(polynomial, block.length);
  if (places.length !== errata) return undefined;
  const codewords = repair(block, places, syndromes, polynomial);
  const isRight = syndromesOf(codewords, checks).every((syndrome) => syndrome === 0);
  return isRight ? { codewords, errors } : undefined;
}

/** The values of the block at 2¹…2^`checks`: all 0 where nothing is wrong. */
function syndromesOf(block: Uint8Array, checks: number): Uint8Array {
  return Uint8Array.from({ length: checks }, (_, at) => {
    const root = powerOf(at + 1);
    let value = 0;
    for (const codeword of block) value = multiply(value, root) ^ codeword;
    return value;
  });
}

/**
 * The polynomial, lowest coefficient first, with a root 1 / X for the locator X of every wrong
 * place (Berlekamp and Massey, begun with the erasures; Blahut, Algebraic Codes, 7.4).
 */
function errataLocator(syndromes: Uint8Array, erasures: readonly number[]): Uint8Array {
  const checks = syndromes.length;
  let locator = new Uint8Array(checks + 1);
  locator[0] = 1;
  for (const erasure of erasures) locator = plus(locator, shifted(locator, erasure));
  let spare = locator;
  let length = erasures.length;
  for (let step = erasures.length + 1; step <= checks; step++) {
    let discrepancy = 0;
    for (let at = 0; at < step; at++) {
      discrepancy ^= multiply(locator[at] ?? 0, syndromes[step - 1 - at] ?? 0);
    }
    const next = plus(locator, shifted(spare, discrepancy));
    if (discrepancy !== 0 && 2 * length <= step + erasures.length - 1) {
      spare = locator.map((coefficient) => divide(coefficient, discrepancy));
      length = step + erasures.length - length;
    } else {
      spare = shifted(spare, 1);
    }
    locator = next;
  }
  return locator;
}

/** Times x and a factor; what grows beyond the length is dropped. */
function shifted(polynomial: Uint8Array, factor: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(polynomial, (_, at) =>
    at === 0 ? 0 : multiply(polynomial[at - 1] ?? 0, factor),
  );
}

function plus(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(a, (coefficient, at) => coefficient ^ (b[at] ?? 0));
}

function degreeOf(polynomial: Uint8Array): number {
  return polynomial.findLastIndex((coefficient) => coefficient !== 0);
}

/** The positions in a block of `length` codewords whose locators the polynomial names. */
function rootsOf(polynomial: Uint8Array, length: number): readonly number[] {
  const positions: number[] = [];
  for (let position = 0; position < length; position++) {
    const inverse = powerOf(ORDER - (length - 1 - position));
    if (valueAt(polynomial, inverse) === 0) positions.push(position);
  }
  return positions;
}

/** Puts right the codewords at `positions` (Forney's formula for a first root of 2¹). */
function repair(
  block: Uint8Array,
  positions: readonly number[],
  syndromes: Uint8Array,
  locator: Uint8Array,
): Uint8Array {
  const evaluator = product(syndromes, locator);
  // The derivative: over a field of characteristic 2 the even powers of it alone are left.
  const derivative = locator.subarray(1).map((term, at) => (at % 2 === 0 ? term : 0));
  const repaired = block.slice();
  for (const position of positions) {
    const inverse = powerOf(ORDER - (block.length - 1 - position));
    const magnitude = divide(valueAt(evaluator, inverse), valueAt(derivative, inverse));
    repaired[position] = (repaired[position] ?? 0) ^ magnitude;
  }
  return repaired;
}

/** The product of two polynomials, cut off to as many coefficients as the first has. */
function product(a: Uint8Array, b: Uint8Array): Uint8Array {
  return Uint8Array.from(a, (_, at) => {
    let sum = 0;
    for (let term = 0; term <= at; term++) {
      sum ^= multiply(a[term] ?? 0, b[at - term] ?? 0);
    }
    return sum;
  });
}
