import {
  BitArray,
  QRCodeByteMatrix,
  QRCodeDecoderErrorCorrectionLevel,
  QRCodeEncoder,
  QRCodeMatrixUtil,
  QRCodeVersion,
} from '@zxing/library';
import type { FoundSymbol, Frame, SymbolPart } from '../decoder.ts';

const ORIGIN = { x: 0, y: 0 };

/** Parts of a message as a reader of QR codes gives them, cut where `cuts` say, in bytes. */
export function partsOf(bytes: Uint8Array, cuts: readonly number[]): FoundSymbol[] {
  const group = String(bytes.reduce((parity, byte) => parity ^ byte, 0));
  const starts = [0, ...cuts];
  return starts.map((start, at) => {
    const own = bytes.slice(start, cuts[at] ?? bytes.length);
    return partSymbol({ number: at + 1, of: starts.length, group }, own);
  });
}

export function partSymbol(
  part: Omit<SymbolPart, 'runs'>,
  bytes: Uint8Array,
  more: Partial<FoundSymbol> = {},
): FoundSymbol {
  return {
    ...{ symbology: 'qr', aim: ']Q1', text: '', bytes, quality: 1 },
    corners: [{ x: part.number, y: 0 }, ORIGIN, ORIGIN, ORIGIN],
    part: { ...part, runs: [{ bytes }] },
    ...more,
  };
}

const STRUCTURED_APPEND = 3;
const BYTE = 4;
const VERSION = 5;
const MASK = 3;

/** A QR code of version 5 that holds a part of a message (ISO/IEC 18004, 8). */
export function drawPart(
  part: { number: number; of: number; parity: number },
  bytes: Uint8Array,
): Frame {
  const bits = new BitArray();
  bits.appendBits(STRUCTURED_APPEND, 4);
  bits.appendBits(part.number - 1, 4);
  bits.appendBits(part.of - 1, 4);
  bits.appendBits(part.parity, 8);
  bits.appendBits(BYTE, 4);
  bits.appendBits(bytes.length, 8);
  for (const byte of bytes) bits.appendBits(byte, 8);
  const level = QRCodeDecoderErrorCorrectionLevel.M;
  const version = QRCodeVersion.getVersionForNumber(VERSION);
  const blocks = version.getECBlocksForLevel(level);
  const data = version.getTotalCodewords() - blocks.getTotalECCodewords();
  QRCodeEncoder.terminateBits(data, bits);
  const all = QRCodeEncoder.interleaveWithECBytes(
    bits,
    version.getTotalCodewords(),
    data,
    blocks.getNumBlocks(),
  );
  const side = version.getDimensionForVersion();
  const matrix = new QRCodeByteMatrix(side, side);
  QRCodeMatrixUtil.buildMatrix(all, level, version, MASK, matrix);
  return frameOf(matrix.getArray());
}

const MARGIN = 4;
const SCALE = 5;

function frameOf(rows: readonly Uint8Array[]): Frame {
  const width = (rows.length + 2 * MARGIN) * SCALE;
  const luma = Uint8Array.from({ length: width * width }, (_, at) => {
    const x = Math.floor((at % width) / SCALE) - MARGIN;
    const y = Math.floor(at / width / SCALE) - MARGIN;
    return rows[y]?.[x] === 1 ? 20 : 235;
  });
  return { width, height: width, luma };
}
