import {
  EncodeHintType,
  QRCodeDecoderErrorCorrectionLevel as ErrorCorrectionLevel,
  QRCodeEncoder,
} from '@zxing/library';
import { err, ok, type Result } from '../../contract/result.ts';

/** Width of the light margin that a reader needs on every side, in modules (ISO/IEC 18004). */
export const QUIET_ZONE_MODULES = 4;

/** A QR code as a drawing: `path` holds the dark modules in a square of `size` by `size` modules. */
export interface QrDrawing {
  readonly size: number;
  readonly path: string;
}

/** Draws `text` as a QR code of correction level M; fails where it is longer than any QR code. */
export function drawQr(text: string): Result<QrDrawing, 'too-long'> {
  const matrix = encode(text);
  if (!matrix) return err('too-long');
  const runs: string[] = [];
  matrix.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== 1) continue;
      const start = x;
      while (row[x + 1] === 1) x++;
      const length = x - start + 1;
      const left = start + QUIET_ZONE_MODULES;
      runs.push(`M${left} ${y + QUIET_ZONE_MODULES}h${length}v1h-${length}z`);
    }
  });
  return ok({ size: matrix.length + 2 * QUIET_ZONE_MODULES, path: runs.join('') });
}

function encode(text: string): readonly Uint8Array[] | undefined {
  try {
    const hints = new Map([[EncodeHintType.CHARACTER_SET, 'UTF-8']]);
    const code = QRCodeEncoder.encode(text, ErrorCorrectionLevel.M, hints);
    return code.getMatrix().getArray();
  } catch {
    // The encoder throws a WriterException where no version of the symbol holds the text.
    return undefined;
  }
}
