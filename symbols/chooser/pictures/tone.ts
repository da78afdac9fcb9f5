import type { Frame } from '../../decoder.ts';
import { meanAround } from './mean.ts';

/** The mean of every pixel and its neighbours: for noise and the fine dots of screens. */
export function soften(frame: Frame, reach: number): Frame {
  return { ...frame, luma: meanAround(frame, reach) };
}

/** Black and white by the mean around each pixel: for light that comes from one side, and fringes. */
export function blackAndWhite(frame: Frame, reach: number): Frame {
  const means = meanAround(frame, reach);
  return { ...frame, luma: means.map((mean, at) => ((frame.luma[at] ?? 0) > mean ? 255 : 0)) };
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
  return { ...frame, luma: frame.luma.map((tone) => tones[tone] ?? 0) };
}
