/** A picture in grey: one byte a pixel, row by row, 0 black. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * Brightness at a place between pixels, 0…255, from the four around it. The middle of the first pixel
 * is 0.5, 0.5; outside the picture counts as its edge.
 */
export function brightnessAt({ width, height, pixels }: Grey, x: number, y: number): number {
  // Written so that NaN ends at an edge as well.
  const inX = x > 0.5 ? Math.min(x - 0.5, width - 1.001) : 0;
  const inY = y > 0.5 ? Math.min(y - 0.5, height - 1.001) : 0;
  const column = inX | 0;
  const row = inY | 0;
  const right = inX - column;
  const down = inY - row;
  const at = row * width + column;
  const below = row + 1 < height ? at + width : at;
  const beside = column + 1 < width ? 1 : 0;
  const top = (pixels[at] ?? 0) * (1 - right) + (pixels[at + beside] ?? 0) * right;
  const bottom = (pixels[below] ?? 0) * (1 - right) + (pixels[below + beside] ?? 0) * right;
  return top * (1 - down) + bottom * down;
}
