import { QRCodeByteMatrix, QRCodeMatrixUtil } from '@zxing/library';
import { onceEach } from '../../once.ts';
import { versionOf } from './codewords.ts';

/** 1 dark, −1 light, 0 where the format or the message decides; row by row (ISO/IEC 18004, 6.3). */
export const fixedModules = onceEach((size: number): Int8Array => {
  const version = versionOf(size);
  const matrix = new QRCodeByteMatrix(size, size);
  QRCodeMatrixUtil.clearMatrix(matrix);
  QRCodeMatrixUtil.embedBasicPatterns(version, matrix);
  QRCodeMatrixUtil.maybeEmbedVersionInfo(version, matrix);
  const modules = new Int8Array(size * size);
  for (const [row, line] of matrix.getArray().entries()) {
    for (const [column, module] of line.entries()) {
      // Free places hold 255.
      modules[row * size + column] = module === 1 ? 1 : module === 0 ? -1 : 0;
    }
  }
  return modules;
});
