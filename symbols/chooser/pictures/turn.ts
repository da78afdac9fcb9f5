import type { Frame, Point } from '../../decoder.ts';

export interface Turned {
  readonly frame: Frame;
  /** From a place in the turned picture to the one it was made of. */
  readonly back: (point: Point) => Point;
}

const GREY = 128;

/** The picture turned by half a right angle, whole; what is added is grey. */
export function turnByHalfRight(frame: Frame): Turned {
  const { width, height, luma } = frame;
  const half = Math.SQRT1_2;
  const side = Math.ceil((width + height) * half);
  const turned = new Uint8Array(side * side).fill(GREY);
  const [cx, cy, middle] = [width / 2, height / 2, side / 2];
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const u = Math.floor((x + 0.5 - middle + (y + 0.5 - middle)) * half + cx);
      const v = Math.floor((y + 0.5 - middle - (x + 0.5 - middle)) * half + cy);
      if (u < 0 || v < 0 || u >= width || v >= height) continue;
      turned[y * side + x] = luma[v * width + u] ?? 0;
    }
  }
  return {
    frame: { width: side, height: side, luma: turned },
    back: ({ x, y }) => ({
      x: (x - middle + (y - middle)) * half + cx,
      y: (y - middle - (x - middle)) * half + cy,
    }),
  };
}
