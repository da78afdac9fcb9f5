import {
  QRCodeByteMatrix,
  QRCodeDecoderErrorCorrectionLevel as Level,
  QRCodeMatrixUtil,
  BitArray,
} from '@zxing/library';
import { expect, it } from 'vitest';
import { QUIET_ZONE_MODULES } from '../draw.ts';
import { readCodewords, versionOf } from './codewords.ts';
import { likelyFormats } from './formats.ts';
import { redraw } from './redraw.ts';

/** A symbol full of codewords of no meaning, as the library draws it. */
function matrixOf(size: number, level: Level, mask: number): QRCodeByteMatrix {
  const matrix = new QRCodeByteMatrix(size, size);
  const bits = new BitArray();
  for (let at = 0; at < versionOf(size).getTotalCodewords(); at++) {
    bits.appendBits((at * 167 + mask) & 0xff, 8);
  }
  QRCodeMatrixUtil.buildMatrix(bits, level, versionOf(size), mask, matrix);
  return matrix;
}

const LEVELS = [Level.L, Level.M, Level.Q, Level.H];

it.each(Array.from({ length: 40 }, (_, at) => 21 + 4 * at))(
  'draws what was read of %i modules a side, module by module',
  (size) => {
    const version = versionOf(size).getVersionNumber();
    const matrix = matrixOf(size, LEVELS[(version >> 3) % 4] ?? Level.L, version % 8);
    const dark = Uint8Array.from({ length: size * size }, (_, at) =>
      matrix.get(at % size, Math.floor(at / size)),
    );
    const sampled = { size, dark, sureness: new Uint8Array(size * size).fill(255) };
    const [format] = likelyFormats(sampled);
    const drawn = redraw(size, format!, readCodewords(sampled, format!).codewords);
    expect(drawn.width).toBe(size + 2 * QUIET_ZONE_MODULES);
    const luma = Uint8Array.from(drawn.luma, (_, at) => {
      const column = (at % drawn.width) - QUIET_ZONE_MODULES;
      const row = Math.floor(at / drawn.width) - QUIET_ZONE_MODULES;
      const isInside = Math.min(column, row) >= 0 && Math.max(column, row) < size;
      return isInside && dark[row * size + column] === 1 ? 0 : 255;
    });
    expect(Buffer.compare(drawn.luma, luma)).toBe(0);

    const mirrored = dark.map((_, at) => dark[(at % size) * size + Math.floor(at / size)] ?? 0);
    const [turned] = likelyFormats({ ...sampled, dark: mirrored });
    const read = readCodewords({ ...sampled, dark: mirrored }, turned!);
    expect(Buffer.compare(redraw(size, turned!, read.codewords).luma, luma)).toBe(0);
  },
);
