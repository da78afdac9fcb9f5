import type { Frame } from '../../decoder.ts';
import { meanAround } from './mean.ts';

/** The mean of every pixel and its neighbours: for noise and the fine dots of screens. */
export function soften(frame: Frame, reach: number): Frame {
  return { ...frame, luma: meanAround(frame, reach) };
}

/**
 * Black and white by the mean around each pixel: for light that comes from one side, and fringes.
 *
 * @param bias grey tones that a pixel has to be darker than the mean to be black: where there is no
 *   difference but noise all is light
 */
export function blackAndWhite(frame: Frame, reach: number, bias = 0): Frame {
  const means = meanAround(frame, reach);
  for (let at = 0; at < means.length; at++) {
    means[at] = (frame.luma[at] ?? 0) > (means[at] ?? 0) - bias ? 255 : 0;
  }
  return { ...frame, luma: means };
}

/** Differences from the mean around each pixel made larger (unsharp mask): for blur. */
export function sharpen(frame: Frame, reach: number, gain: number): Frame {
  const means = meanAround(frame, reach);
  const luma = new Uint8ClampedArray(means.length);
  for (let at = 0; at < luma.length; at++) {
    const value = frame.luma[at] ?? 0;
    luma[at] = value + gain * (value - (means[at] ?? 0));
  }
  return { ...frame, luma: new Uint8Array(luma.buffer) };
}

/** Light tones drawn apart (`power` above 1) or dark ones (below): for glare, and for dim screens. */
export function bend(frame: Frame, power: number): Frame {
  const tones = Uint8Array.from({ length: 256 }, (_, tone) => 255 * (tone / 255) ** power);
  const luma = new Uint8Array(frame.luma.length);
  for (let at = 0; at < luma.length; at++) luma[at] = tones[frame.luma[at] ?? 0] ?? 0;
  return { ...frame, luma };
}
