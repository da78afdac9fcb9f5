import {
  BitMatrix,
  QRCodeDataMask,
  QRCodeDecoderFormatInformation as FormatInformation,
  QRCodeVersion,
} from '@zxing/library';

/** A symbol as it was sampled: what each module seems to be, and how sure that is. */
export interface Sampled {
  /** Modules a side: 21, 25 … 177. */
  readonly size: number;
  /** 1 dark, row by row. */
  readonly dark: Uint8Array;
  /** 0 nothing is known … 255. */
  readonly sureness: Uint8Array;
}

/** The codewords in the order in which they stand in the symbol. */
export interface ReadCodewords {
  readonly version: QRCodeVersion;
  readonly format: FormatInformation;
  readonly codewords: Uint8Array;
  /** Of each the least of its modules. */
  readonly sureness: Uint8Array;
}

/** Reads format information and codewords (ISO/IEC 18004, 7.7.3 and 7.9); nothing without a format. */
export function readCodewords(sampled: Sampled): ReadCodewords | undefined {
  const { size } = sampled;
  const version = QRCodeVersion.getVersionForNumber((size - 17) / 4);
  const format = formatOf(sampled);
  if (!format) return undefined;
  const mask = maskOf(format.getDataMask(), size);
  const functions = version.buildFunctionPattern();
  const codewords = new Uint8Array(version.getTotalCodewords());
  const sureness = new Uint8Array(codewords.length).fill(255);
  let bit = 0;
  for (const { row, column } of zigzag(size)) {
    if (functions.get(column, row)) continue;
    const codeword = bit >> 3;
    if (codeword >= codewords.length) break;
    const at = row * size + column;
    const value = (sampled.dark[at] ?? 0) ^ (mask.get(column, row) ? 1 : 0);
    codewords[codeword] = ((codewords[codeword] ?? 0) << 1) | value;
    sureness[codeword] = Math.min(sureness[codeword] ?? 0, sampled.sureness[at] ?? 0);
    bit++;
  }
  return { version, format, codewords, sureness };
}

/** From the bottom right corner up and down in columns of two, past the timing pattern. */
function* zigzag(size: number): Generator<{ readonly row: number; readonly column: number }> {
  let isUpwards = true;
  for (let right = size - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let step = 0; step < size; step++) {
      const row = isUpwards ? size - 1 - step : step;
      yield { row, column: right };
      yield { row, column: right - 1 };
    }
    isUpwards = !isUpwards;
  }
}

/** Both copies; the library takes the nearest that is at most three bits away from either. */
function formatOf({ size, dark }: Sampled): FormatInformation | null {
  const at = (column: number, row: number): number => dark[row * size + column] ?? 0;
  let first = 0;
  for (let column = 0; column < 6; column++) first = (first << 1) | at(column, 8);
  first = (first << 1) | at(7, 8);
  first = (first << 1) | at(8, 8);
  first = (first << 1) | at(8, 7);
  for (let row = 5; row >= 0; row--) first = (first << 1) | at(8, row);
  let second = 0;
  for (let row = size - 1; row >= size - 7; row--) second = (second << 1) | at(8, row);
  for (let column = size - 8; column < size; column++) second = (second << 1) | at(column, 8);
  return FormatInformation.decodeFormatInformation(first, second);
}

/** The library's masks change a matrix; an empty one becomes the mask itself. */
function maskOf(number: number, size: number): BitMatrix {
  const matrix = new BitMatrix(size);
  [...QRCodeDataMask.values.values()][number]?.unmaskBitMatrix(matrix, size);
  return matrix;
}
