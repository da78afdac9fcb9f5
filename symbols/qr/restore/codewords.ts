import {
  BitMatrix,
  QRCodeDataMask,
  QRCodeVersion,
  type QRCodeDecoderFormatInformation as FormatInformation,
} from '@zxing/library';
import type { Format } from './formats.ts';
import { SURENESS_UNIT, type Sampled } from './sampled.ts';

/** The codewords in the order in which they stand in the symbol. */
export interface ReadCodewords {
  readonly version: QRCodeVersion;
  readonly format: FormatInformation;
  readonly codewords: Uint8Array;
  /** Of each how likely it is wrong, 0…1. */
  readonly doubts: Float32Array;
}

/** Of a module with each sureness: how likely it is not wrong. */
const RIGHT = Float32Array.from(
  { length: 256 },
  (_, sureness) => 1 / (1 + Math.exp(-sureness / SURENESS_UNIT)),
);

/** Reads the codewords of a symbol of this format (ISO/IEC 18004, 7.7.3). */
export function readCodewords(
  sampled: Sampled,
  { information, isMirrored }: Format,
): ReadCodewords {
  const { size, dark, sureness } = sampled;
  const version = QRCodeVersion.getVersionForNumber((size - 17) / 4);
  const mask = maskOf(information.getDataMask(), size);
  const functions = version.buildFunctionPattern();
  const codewords = new Uint8Array(version.getTotalCodewords());
  const right = new Float32Array(codewords.length).fill(1);
  let bit = 0;
  for (const { row, column } of zigzag(size)) {
    if (functions.get(column, row)) continue;
    const codeword = bit >> 3;
    if (codeword >= codewords.length) break;
    const at = isMirrored ? column * size + row : row * size + column;
    const value = (dark[at] ?? 0) ^ (mask.get(column, row) ? 1 : 0);
    codewords[codeword] = ((codewords[codeword] ?? 0) << 1) | value;
    right[codeword] = (right[codeword] ?? 0) * (RIGHT[sureness[at] ?? 0] ?? 0);
    bit++;
  }
  return { version, format: information, codewords, doubts: right.map((share) => 1 - share) };
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

/** The library's masks change a matrix; an empty one becomes the mask itself. */
function maskOf(number: number, size: number): BitMatrix {
  const matrix = new BitMatrix(size);
  [...QRCodeDataMask.values.values()][number]?.unmaskBitMatrix(matrix, size);
  return matrix;
}
