import { multiply, powerOf } from './field.ts';

/**
 * The check codewords of a Reed–Solomon block (roots as in AIMD014): data and checks together,
 * read as a polynomial from the highest coefficient, have the roots 2¹…2^`count`.
 */
export function checksOf(data: Uint8Array, count: number): Uint8Array {
  const generator = generatorOf(count);
  const rest = new Uint8Array(count);
  for (const codeword of data) {
    const factor = codeword ^ (rest[0] ?? 0);
    rest.copyWithin(0, 1);
    rest[count - 1] = 0;
    for (let term = 0; term < count; term++) {
      rest[term] = (rest[term] ?? 0) ^ multiply(factor, generator[term] ?? 0);
    }
  }
  return rest;
}

/** The product of x − 2¹ … x − 2^`degree` from the highest coefficient, without that (it is 1). */
function generatorOf(degree: number): Uint8Array {
  const polynomial = new Uint8Array(degree);
  for (let root = 1; root <= degree; root++) {
    const zero = powerOf(root);
    for (let at = root - 1; at >= 0; at--) {
      const higher = at === 0 ? 1 : (polynomial[at - 1] ?? 0);
      polynomial[at] = (polynomial[at] ?? 0) ^ multiply(higher, zero);
    }
  }
  return polynomial;
}
