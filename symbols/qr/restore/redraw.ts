import type { Frame } from '../../decoder.ts';
import { QUIET_ZONE_MODULES } from '../draw.ts';
import { bitPlaces } from './codewords.ts';
import { fixedModules } from './fixed-modules.ts';
import { formatPlaces, type Format } from './formats.ts';
import { maskOf } from './masks.ts';

/** Draws a symbol as its codewords say it was meant: upright, a pixel a module, with its light margin. */
export function redraw(size: number, format: Format, codewords: Uint8Array): Frame {
  const side = size + 2 * QUIET_ZONE_MODULES;
  const luma = new Uint8Array(side * side).fill(255);
  const fixed = fixedModules(size);
  for (let place = 0; place < fixed.length; place++) if (fixed[place] === 1) darken(place);
  for (const [bit, places] of formatPlaces(size).entries()) {
    if (format.bits[bit] === 1) for (const place of places) darken(place);
  }
  const mask = maskOf(format.information.getDataMask(), size);
  for (const [bit, place] of bitPlaces(size).entries()) {
    const value = ((codewords[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;
    if (value !== mask[place]) darken(place);
  }
  return { width: side, height: side, luma };

  function darken(place: number): void {
    const row = Math.floor(place / size) + QUIET_ZONE_MODULES;
    luma[row * side + (place % size) + QUIET_ZONE_MODULES] = 0;
  }
}
