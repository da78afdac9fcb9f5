import { createCanvas, loadImage } from '@napi-rs/canvas';
import { normal, type Random } from '../../bench/symbols/random.ts';
import type { Frame } from '../../../symbols/decoder.ts';

/** What sensor and file make of light. */
export interface Film {
  /** Share of the light that white paper throws back to which the sensor is set: 1 makes it white. */
  readonly exposure: number;
  /** Deviation of the noise at half the light, in shares of white. */
  readonly noise: number;
  /** Of the JPEG file, 0…100. */
  readonly quality: number;
}

const GAMMA = 2.2;
const NOISE_TABLE = 1 << 16;
/** Of noise that does not come from the light itself, as a share of the other at half the light. */
const DARK_NOISE = 0.35;

/** From linear light, 1 white, to 8 bits, written as a JPEG file and read again. */
export async function develop(
  light: Float32Array,
  width: number,
  height: number,
  film: Film,
  random: Random,
): Promise<Frame> {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const picture = context.createImageData(width, height);
  const noise = Float32Array.from({ length: NOISE_TABLE }, () => normal(random));
  for (let at = 0, y = 0; y < height; y++) {
    // Each row from another place of the table, so that it does not repeat in a pattern.
    const from = Math.floor(random() * NOISE_TABLE);
    for (let x = 0; x < width; x++, at++) {
      const exposed = light[at]! * film.exposure;
      const grain = film.noise * (DARK_NOISE + Math.sqrt(2 * Math.max(exposed, 0)));
      const value = exposed + grain * noise[(from + x) & (NOISE_TABLE - 1)]!;
      const tone = Math.round(255 * Math.min(Math.max(value, 0), 1) ** (1 / GAMMA));
      picture.data[4 * at] = tone;
      picture.data[4 * at + 1] = tone;
      picture.data[4 * at + 2] = tone;
      picture.data[4 * at + 3] = 255;
    }
  }
  context.putImageData(picture, 0, 0);
  const image = await loadImage(canvas.toBuffer('image/jpeg', film.quality));
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, width, height);
  const luma = Uint8Array.from({ length: width * height }, (_, at) => data[4 * at]!);
  return { width, height, luma };
}

/** Of paper and ink in linear light, by the tone of a scan. */
export const REFLECTED = Float32Array.from(
  { length: 256 },
  (_, tone) => 0.9 * (tone / 255) ** GAMMA + 0.02,
);
