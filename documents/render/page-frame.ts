import { combine, type Matrix } from '../ofd/model/geometry.ts';
import type { Box } from '../ofd/model/geometry.ts';

export interface PageFrame {
  /** Pixels of the turned page. */
  readonly width: number;
  readonly height: number;
  /** From millimetres on the page to pixels. */
  readonly matrix: Matrix;
}

export interface PageFrameOptions {
  readonly pixelsPerMm: number;
  readonly rotation: 0 | 90 | 180 | 270;
  /** Pages that would have more pixels become smaller. */
  readonly maxPixels: number;
  readonly maxSide: number;
}

/**
 * How a page lies on its sheet. The corner of the physical box is the origin of the page (GB/T 33190 7.5, table 7),
 * whatever coordinates the box has.
 */
export function pageFrame({ w, h }: Box, options: PageFrameOptions): PageFrame {
  const asked = Math.max(1e-6, options.pixelsPerMm);
  const byArea = Math.sqrt(options.maxPixels / (w * h));
  const bySide = options.maxSide / Math.max(w, h);
  const scale = Math.min(asked, byArea, bySide);
  const round = scale < asked ? Math.floor : Math.round;
  const width = Math.max(1, round(w * scale));
  const height = Math.max(1, round(h * scale));
  const matrix = combine([scale, 0, 0, scale, 0, 0], turn(options.rotation, width, height));
  const isUpright = options.rotation % 180 === 0;
  return isUpright ? { width, height, matrix } : { width: height, height: width, matrix };
}

/** Clockwise, back onto a sheet that begins at 0. */
function turn(rotation: PageFrameOptions['rotation'], width: number, height: number): Matrix {
  switch (rotation) {
    case 90:
      return [0, 1, -1, 0, height, 0];
    case 180:
      return [-1, 0, 0, -1, width, height];
    case 270:
      return [0, -1, 1, 0, 0, width];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}
