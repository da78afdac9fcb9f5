import type { Picture, Pixels, RenderHost } from '../host.ts';

/**
 * Cuts a picture by its mask (ImageMask, GB/T 33190 10): white leaves what is there, black takes it
 * away, as the readers of the field do. A mask of another size is stretched over the picture. `undefined` where
 * the host cannot read the mask, or has no sheet as large as the picture.
 */
export async function maskPicture(
  host: RenderHost,
  picture: Picture,
  mask: Picture,
): Promise<Picture | undefined> {
  const { width, height } = picture;
  const pixels = host.toPixels(mask);
  const cover = pixels && (await host.fromPixels(lightnessAsAlpha(pixels)));
  const sheet = cover && host.createSheet(width, height);
  if (!sheet) {
    cover?.close();
    return undefined;
  }
  const { context } = sheet;
  // A mask is black and white; in between there is nothing to be made up.
  context.imageSmoothingEnabled = false;
  context.drawImage(picture.source, 0, 0, width, height);
  context.globalCompositeOperation = 'destination-in';
  context.drawImage(cover.source, 0, 0, width, height);
  cover.close();
  return sheet;
}

/** As clear as it is dark, in the place of the pixels; what was clear is black. */
export function lightnessAsAlpha(pixels: Pixels): Pixels {
  const { data } = pixels;
  for (let at = 0; at < data.length; at += 4) {
    const red = data[at] ?? 0;
    const light = (red * 299 + (data[at + 1] ?? 0) * 587 + (data[at + 2] ?? 0) * 114) / 1_000;
    data[at + 3] = (light * (data[at + 3] ?? 0)) / 255;
  }
  return pixels;
}
