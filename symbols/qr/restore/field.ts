/**
 * The field GF(256) over x⁸ + x⁴ + x³ + x² + 1 of QR codes (ISO/IEC 18004, 7.5.2): addition is exclusive
 * or, and every number but 0 is a power of 2.
 */
const PRIMITIVE = 0x11d;
const ORDER = 255;

const powers = new Uint8Array(2 * ORDER);
const exponents = new Uint8Array(ORDER + 1);
for (let exponent = 0, power = 1; exponent < ORDER; exponent++) {
  powers[exponent] = power;
  powers[exponent + ORDER] = power;
  exponents[power] = exponent;
  power <<= 1;
  if (power > ORDER) power ^= PRIMITIVE;
}

/** 2 to the power of `exponent`, any whole number. */
export function powerOf(exponent: number): number {
  return powers[((exponent % ORDER) + ORDER) % ORDER] ?? 0;
}

export function multiply(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  return powers[(exponents[a] ?? 0) + (exponents[b] ?? 0)] ?? 0;
}

/** `a` over `b`, which must not be 0. */
export function divide(a: number, b: number): number {
  if (a === 0) return 0;
  return powers[(exponents[a] ?? 0) + ORDER - (exponents[b] ?? 0)] ?? 0;
}

/** The value of a polynomial, lowest coefficient first. */
export function valueAt(polynomial: ArrayLike<number>, x: number): number {
  let value = 0;
  for (let at = polynomial.length - 1; at >= 0; at--) {
    value = multiply(value, x) ^ (polynomial[at] ?? 0);
  }
  return value;
}
