import type { Pixels } from '../host.ts';

/**
 * Cuts a picture by its mask (ImageMask, GB/T 33190 10): white leaves what is there, black takes it
 * away, as the readers of the field do. A mask of another size is stretched over the picture.
 */
export function maskPixels(picture: Pixels, mask: Pixels): Pixels {
  const { width, height } = picture;
  const data = new Uint8ClampedArray(picture.data);
  for (let y = 0; y < height; y++) {
    const maskY = Math.floor((y * mask.height) / height);
    for (let x = 0; x < width; x++) {
      const maskX = Math.floor((x * mask.width) / width);
      const at = (y * width + x) * 4 + 3;
      data[at] = ((data[at] ?? 0) * lightness(mask.data, (maskY * mask.width + maskX) * 4)) / 255;
    }
  }
  return { width, height, data };
}

/** 0 for black to 255 for white, over black where it is clear. */
function lightness(data: Uint8ClampedArray, at: number): number {
  const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
  return (((red * 299 + green * 587 + blue * 114) / 1_000) * alpha) / 255;
}
