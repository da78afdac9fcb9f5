import type { Grey } from './grey.ts';
import type { Saddle } from './saddle-fit.ts';

/** In pixels from the saddle along an edge: still beside the shortest side of a macromodule. */
const NEAR = 6.5;
const FAR = 10;
/** In pixels to both sides of the edge: half a module of the smallest. */
const ASIDE = 1.35;
/** Places, of two on each of four edges, at which light and dark lie on the sides that the saddle has. */
const LEAST_PLACES = 4;
/** In steps of brightness. */
const LEAST_CONTRAST = 4;

/**
 * Whether the edges of a saddle lead on past the next module, as those of a corner of four macromodules
 * do: of 2 × 2 modules of data that look alike, one in nine does by chance.
 */
export function isCrossing({ width, pixels }: Grey, { x, y, light, half }: Saddle): boolean {
  let places = 0;
  for (const [angle, side] of [
    [light - half, 1],
    [light + half, -1],
  ] as const) {
    const alongX = Math.cos(angle);
    const alongY = Math.sin(angle);
    const asideX = -alongY * side * ASIDE;
    const asideY = alongX * side * ASIDE;
    for (const far of [NEAR, FAR, -NEAR, -FAR]) {
      const turn = Math.sign(far);
      const midX = x + far * alongX;
      const midY = y + far * alongY;
      const lightX = Math.floor(midX + turn * asideX);
      const lightY = Math.floor(midY + turn * asideY);
      const darkX = Math.floor(midX - turn * asideX);
      const darkY = Math.floor(midY - turn * asideY);
      const contrast =
        (pixels[lightY * width + lightX] ?? 0) - (pixels[darkY * width + darkX] ?? 255);
      if (contrast >= LEAST_CONTRAST) places++;
    }
  }
  return places >= LEAST_PLACES;
}
