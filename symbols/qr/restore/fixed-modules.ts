import { QRCodeByteMatrix, QRCodeMatrixUtil, QRCodeVersion } from '@zxing/library';

const known = new Map<number, Int8Array>();

/** 1 dark, −1 light, 0 where the format or the message decides; row by row (ISO/IEC 18004, 6.3). */
export function fixedModules(size: number): Int8Array {
  const made = known.get(size) ?? make(size);
  known.set(size, made);
  return made;
}

function make(size: number): Int8Array {
  const version = QRCodeVersion.getVersionForNumber((size - 17) / 4);
  const matrix = new QRCodeByteMatrix(size, size);
  QRCodeMatrixUtil.clearMatrix(matrix);
  QRCodeMatrixUtil.embedBasicPatterns(version, matrix);
  QRCodeMatrixUtil.maybeEmbedVersionInfo(version, matrix);
  return Int8Array.from({ length: size * size }, (_, at) => {
    const module = matrix.get(at % size, Math.floor(at / size));
    if (module === 1) return 1;
    return module === 0 ? -1 : 0;
  });
}
