import { CODEWORD_BITS } from './layout.ts';

/** Numbers of any width, the highest bit first, one after the other. */
export class BitWriter {
  readonly #bits: number[] = [];

  get length(): number {
    return this.#bits.length;
  }

  write(value: number, width: number): void {
    for (let bit = width - 1; bit >= 0; bit--) this.#bits.push((value >> bit) & 1);
  }

  /** The codewords of seven bits that hold them; the last is filled up with zeros. */
  codewords(): Uint8Array {
    const codewords = new Uint8Array(Math.ceil(this.#bits.length / CODEWORD_BITS));
    this.#bits.forEach((bit, at) => {
      const codeword = Math.floor(at / CODEWORD_BITS);
      const shift = CODEWORD_BITS - 1 - (at % CODEWORD_BITS);
      codewords[codeword] = (codewords[codeword] ?? 0) | (bit << shift);
    });
    return codewords;
  }
}

/** Takes numbers from codewords of seven bits, the highest bit first. */
export class BitReader {
  readonly #codewords: ArrayLike<number>;
  #position = 0;

  constructor(codewords: ArrayLike<number>) {
    this.#codewords = codewords;
  }

  /** Bits taken so far. */
  get position(): number {
    return this.#position;
  }

  get left(): number {
    return this.#codewords.length * CODEWORD_BITS - this.#position;
  }

  /** The next `width` bits as a number; nothing, and nothing is taken, where fewer are left. */
  read(width: number): number | undefined {
    const value = this.peek(width);
    if (value !== undefined) this.#position += width;
    return value;
  }

  /** What {@link read} would give, without taking it. */
  peek(width: number): number | undefined {
    if (width > this.left) return undefined;
    let value = 0;
    for (let at = this.#position; at < this.#position + width; at++) {
      const codeword = this.#codewords[Math.floor(at / CODEWORD_BITS)] ?? 0;
      value = (value << 1) | ((codeword >> (CODEWORD_BITS - 1 - (at % CODEWORD_BITS))) & 1);
    }
    return value;
  }
}
