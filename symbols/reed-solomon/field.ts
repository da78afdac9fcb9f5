/** A field of 2ᵐ numbers: addition is exclusive or, and every number but 0 is a power of 2. */
export interface Field {
  /** Numbers of the field but 0. */
  readonly order: number;
  /** 2 to the power of `exponent`, any whole number. */
  readonly powerOf: (exponent: number) => number;
  readonly multiply: (a: number, b: number) => number;
  /** `a` over `b`, which must not be 0. */
  readonly divide: (a: number, b: number) => number;
  /** The value of a polynomial, lowest coefficient first. */
  readonly valueAt: (polynomial: ArrayLike<number>, x: number) => number;
}

/**
 * @param primitive the polynomial that the powers of 2 are taken by, highest coefficient first, as bits
 * @param order 2ᵐ − 1, at most 255
 */
export function createField(primitive: number, order: number): Field {
  const powers = new Uint8Array(2 * order);
  const exponents = new Uint8Array(order + 1);
  for (let exponent = 0, power = 1; exponent < order; exponent++) {
    powers[exponent] = power;
    powers[exponent + order] = power;
    exponents[power] = exponent;
    power <<= 1;
    if (power > order) power ^= primitive;
  }

  function multiply(a: number, b: number): number {
    if (a === 0 || b === 0) return 0;
    return powers[(exponents[a] ?? 0) + (exponents[b] ?? 0)] ?? 0;
  }

  return {
    order,
    multiply,
    powerOf: (exponent) => powers[((exponent % order) + order) % order] ?? 0,
    divide(a, b) {
      if (a === 0) return 0;
      return powers[(exponents[a] ?? 0) + order - (exponents[b] ?? 0)] ?? 0;
    },
    valueAt(polynomial, x) {
      let value = 0;
      for (let at = polynomial.length - 1; at >= 0; at--) {
        value = multiply(value, x) ^ (polynomial[at] ?? 0);
      }
      return value;
    },
  };
}
