import { EncodeHintType, QRCodeDecoderErrorCorrectionLevel, QRCodeEncoder } from '@zxing/library';
import type { Frame, Point } from '../decoder.ts';

export interface DrawnQr {
  readonly frame: Frame;
  readonly corners: readonly [Point, Point, Point, Point];
}

/** A QR code drawn upright, so many pixels a module, with so many modules of light round it. */
export function drawQrFrame(
  text: string,
  { scale = 4, margin = 4, hasEci = false, isInverted = false } = {},
): DrawnQr {
  const hints = hasEci ? new Map([[EncodeHintType.CHARACTER_SET, 'UTF-8']]) : undefined;
  const level = QRCodeDecoderErrorCorrectionLevel.M;
  const rows = QRCodeEncoder.encode(text, level, hints).getMatrix().getArray();
  const side = (rows.length + 2 * margin) * scale;
  const luma = new Uint8Array(side * side);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const dark = rows[Math.floor(y / scale) - margin]?.[Math.floor(x / scale) - margin] === 1;
      luma[y * side + x] = dark === isInverted ? 230 : 25;
    }
  }
  const near = margin * scale;
  const far = near + rows.length * scale;
  return {
    frame: { width: side, height: side, luma },
    corners: [
      { x: near, y: near },
      { x: far, y: near },
      { x: far, y: far },
      { x: near, y: far },
    ],
  };
}

/** Puts `small` into an even grey frame at `left`, `top`. */
export function placeIn(
  { width, height }: { readonly width: number; readonly height: number },
  parts: readonly { readonly small: Frame; readonly left: number; readonly top: number }[],
): Frame {
  const luma = new Uint8Array(width * height).fill(200);
  for (const { small, left, top } of parts) {
    for (let y = 0; y < small.height; y++) {
      const row = small.luma.subarray(y * small.width, (y + 1) * small.width);
      luma.set(row, (y + top) * width + left);
    }
  }
  return { width, height, luma };
}
