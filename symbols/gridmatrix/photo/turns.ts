import type { Sampled } from '../matrix.ts';

/** A quarter turn against the clock: what was the right side is the top. */
export function turned({ size, darkness }: Sampled): Sampled {
  const result = new Uint8Array(size * size);
  for (let row = 0, at = 0; row < size; row++) {
    for (let column = 0; column < size; column++, at++) {
      result[at] = darkness[column * size + size - 1 - row] ?? 0;
    }
  }
  return { size, darkness: result };
}

/** Rows for columns: what a mirror, or the back of a sheet held to the light, shows. */
export function mirrored({ size, darkness }: Sampled): Sampled {
  const result = new Uint8Array(size * size);
  for (let row = 0, at = 0; row < size; row++) {
    for (let column = 0; column < size; column++, at++)
      result[at] = darkness[column * size + row] ?? 0;
  }
  return { size, darkness: result };
}
