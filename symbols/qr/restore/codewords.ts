import { QRCodeVersion } from '@zxing/library';
import { onceEach } from '../../once.ts';
import type { Format } from './formats.ts';
import { maskOf } from './masks.ts';
import { SURENESS_UNIT, type Sampled } from './sampled.ts';

/** The codewords in the order in which they stand in the symbol. */
export interface ReadCodewords {
  readonly version: QRCodeVersion;
  readonly format: Format;
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
export function readCodewords({ size, dark, sureness }: Sampled, format: Format): ReadCodewords {
  const version = versionOf(size);
  const places = bitPlaces(size);
  const mask = maskOf(format.information.getDataMask(), size);
  const codewords = new Uint8Array(places.length >> 3);
  const doubts = new Float32Array(codewords.length);
  for (let codeword = 0, bit = 0; codeword < codewords.length; codeword++) {
    let [value, right] = [0, 1];
    for (const end = bit + 8; bit < end; bit++) {
      const place = places[bit] ?? 0;
      const at = format.isMirrored ? (place % size) * size + Math.floor(place / size) : place;
      value = (value << 1) | ((dark[at] ?? 0) ^ (mask[place] ?? 0));
      right *= RIGHT[sureness[at] ?? 0] ?? 0;
    }
    codewords[codeword] = value;
    doubts[codeword] = 1 - right;
  }
  return { version, format, codewords, doubts };
}

export function versionOf(size: number): QRCodeVersion {
  return QRCodeVersion.getVersionForNumber((size - 17) / 4);
}

/** Where each bit of the codewords, and of the rest of 0 to 7 behind them, stands in a symbol: row × size + column. */
export const bitPlaces = onceEach((size: number): Int32Array => {
  const functions = versionOf(size).buildFunctionPattern();
  const places: number[] = [];
  for (const { row, column } of zigzag(size)) {
    if (!functions.get(column, row)) places.push(row * size + column);
  }
  return Int32Array.from(places);
});

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
