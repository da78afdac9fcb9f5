import type { Field } from './field.ts';

export interface Correction {
  readonly codewords: Uint8Array;
  /** Wrong codewords that nobody had pointed out; each took two checks, an erasure one. */
  readonly errors: number;
}

/**
 * Corrects a Reed–Solomon block whose last `checks` codewords are checks, as often as there are sets of `erasures` to
 * try: positions whose codewords are not to be trusted. Finds the only right block that differs from this one in the
 * erasures and in `errors` further places, where erasures + 2 × errors ≤ checks; nothing where there is none.
 */
export type Correct = (
  block: Uint8Array,
  checks: number,
) => (erasures?: readonly number[]) => Correction | undefined;

/** @param firstRoot exponent of the first root of the code: its roots are the powers of 2 from there on */
export function createCorrector(field: Field, firstRoot: 0 | 1): Correct {
  const { divide, multiply, powerOf, valueAt } = field;

  /** The values of the block at the roots of its code: all 0 where nothing is wrong. */
  function syndromesOf(block: Uint8Array, checks: number): Uint8Array {
    return Uint8Array.from({ length: checks }, (_, at) => {
      const root = powerOf(at + firstRoot);
      let value = 0;
      for (const codeword of block) value = multiply(value, root) ^ codeword;
      return value;
    });
  }

  /**
   * The polynomial, lowest coefficient first, with a root 1 / X for the locator X of every wrong place
   * (Berlekamp and Massey, begun with the erasures; Blahut, Algebraic Codes, 7.4).
   */
  function errataLocator(syndromes: Uint8Array, erasures: readonly number[]): Uint8Array {
    const checks = syndromes.length;
    let locator = new Uint8Array(checks + 1);
    locator[0] = 1;
    for (const erasure of erasures) addShifted(locator, locator.slice(), erasure);
    let spare = locator.slice();
    let length = erasures.length;
    for (let step = erasures.length + 1; step <= checks; step++) {
      let discrepancy = 0;
      for (let at = 0; at < step; at++) {
        discrepancy ^= multiply(locator[at] ?? 0, syndromes[step - 1 - at] ?? 0);
      }
      const next = locator.slice();
      addShifted(next, spare, discrepancy);
      if (discrepancy !== 0 && 2 * length <= step + erasures.length - 1) {
        spare = locator.map((term) => divide(term, discrepancy));
        length = step + erasures.length - length;
      } else {
        spare.copyWithin(1, 0);
        spare[0] = 0;
      }
      locator = next;
    }
    return locator;
  }

  /** Adds x times `factor` times a polynomial; what grows beyond the length is dropped. */
  function addShifted(to: Uint8Array, polynomial: Uint8Array, factor: number): void {
    for (let at = to.length - 1; at > 0; at--) {
      to[at] = (to[at] ?? 0) ^ multiply(polynomial[at - 1] ?? 0, factor);
    }
  }

  /** The places of a block that a locator points out. */
  function rootsOf(locator: Uint8Array, length: number): readonly number[] {
    const places: number[] = [];
    for (let position = 0; position < length; position++) {
      if (valueAt(locator, powerOf(position + 1 - length)) === 0) places.push(position);
    }
    return places;
  }

  /** Puts right the codewords at `places` (Forney's formula). */
  function repair(
    block: Uint8Array,
    places: readonly number[],
    syndromes: Uint8Array,
    locator: Uint8Array,
  ): Uint8Array {
    const evaluator = product(syndromes, locator);
    // The derivative: over a field of characteristic 2 the even powers of it alone are left.
    const derivative = locator.subarray(1).map((term, at) => (at % 2 === 0 ? term : 0));
    const repaired = block.slice();
    for (const place of places) {
      const inverse = powerOf(place + 1 - block.length);
      const slope = valueAt(derivative, inverse);
      if (slope === 0) return block;
      const plain = divide(valueAt(evaluator, inverse), slope);
      const magnitude = firstRoot === 1 ? plain : divide(plain, inverse);
      repaired[place] = (repaired[place] ?? 0) ^ magnitude;
    }
    return repaired;
  }

  /** The product of two polynomials, cut off to as many coefficients as the first has. */
  function product(a: Uint8Array, b: Uint8Array): Uint8Array {
    return Uint8Array.from(a, (_, at) => {
      let sum = 0;
      for (let term = 0; term <= at; term++) sum ^= multiply(a[term] ?? 0, b[at - term] ?? 0);
      return sum;
    });
  }

  return (block, checks) => {
    const syndromes = syndromesOf(block, checks);
    const isRight = syndromes.every((value) => value === 0);
    return (erasures = []) => {
      if (isRight) return { codewords: block, errors: 0 };
      if (erasures.length > checks) return undefined;
      const locator = errataLocator(
        syndromes,
        erasures.map((position) => powerOf(block.length - 1 - position)),
      );
      const degree = locator.findLastIndex((term) => term !== 0);
      const errors = degree - erasures.length;
      if (errors < 0 || erasures.length + 2 * errors > checks) return undefined;
      const places = rootsOf(locator.subarray(0, degree + 1), block.length);
      if (places.length !== degree) return undefined;
      const codewords = repair(block, places, syndromes, locator);
      return syndromesOf(codewords, checks).every((value) => value === 0)
        ? { codewords, errors }
        : undefined;
    };
  };
}
