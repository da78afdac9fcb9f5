import type { Picture, Pixels, RenderHost, Sheet } from '../host.ts';

/** Of a picture that a mask cuts: larger ones are drawn smaller, to an A4 page of 400 dots an inch. */
export const MAX_MASKED_PIXELS = 16_000_000;

/** Pixels that are there as bytes at one time. */
const BAND_PIXELS = 1_048_576;

interface Band {
  /** The first row. */
  readonly y: number;
  readonly rows: number;
}

/** A picture on a sheet of its own, made smaller where it is too large to be cut. */
export function maskable(host: RenderHost, picture: Picture): Sheet | undefined {
  const scale = Math.min(1, Math.sqrt(MAX_MASKED_PIXELS / (picture.width * picture.height)));
  const width = Math.max(1, Math.floor(picture.width * scale));
  const height = Math.max(1, Math.floor(picture.height * scale));
  const sheet = host.createSheet(width, height);
  if (!sheet) return undefined;
  sheet.context.imageSmoothingEnabled = scale < 1;
  sheet.context.imageSmoothingQuality = 'high';
  sheet.context.drawImage(picture.source, 0, 0, width, height);
  return sheet;
}

/**
 * Cuts a picture by its mask (ImageMask, GB/T 33190 10): white leaves what is there, black takes it
 * away, as the readers of the field do. A mask of another size is stretched over the picture. False where the host
 * cannot read the mask; the picture is then to be thrown away.
 */
export async function cutByMask(host: RenderHost, sheet: Sheet, mask: Picture): Promise<boolean> {
  const { context, width } = sheet;
  for (const { y, rows } of bandsOf(sheet)) {
    const pixels = bandOfMask(host, sheet, mask, { y, rows });
    const cover = pixels && (await host.fromPixels(lightnessAsAlpha(pixels)));
    if (!cover) return false;
    context.save();
    context.beginPath();
    context.rect(0, y, width, rows);
    context.clip();
    // A mask is black and white; in between there is nothing to be made up.
    context.imageSmoothingEnabled = false;
    context.globalCompositeOperation = 'destination-in';
    context.drawImage(cover.source, 0, y, width, rows);
    context.restore();
    cover.close();
  }
  return true;
}

/** Rows of a picture, from above, a few of them at a time. */
function* bandsOf({ width, height }: Picture): Generator<Band> {
  const most = Math.max(1, Math.floor(BAND_PIXELS / width));
  for (let y = 0; y < height; y += most) yield { y, rows: Math.min(most, height - y) };
}

/** What of a mask lies over some rows of the picture. */
function bandOfMask(
  host: RenderHost,
  { width, height }: Sheet,
  mask: Picture,
  { y, rows }: Band,
): Pixels | undefined {
  const strip = host.createSheet(width, rows);
  if (!strip) return undefined;
  strip.context.imageSmoothingEnabled = false;
  strip.context.drawImage(mask.source, 0, -y, width, height);
  const pixels = host.toPixels(strip);
  strip.close();
  return pixels;
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
