import { readFileSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Frame } from '../../symbols/decoder.ts';
import { greyOf } from '../../symbols/grey.ts';
import { isBearable, pictureSize } from './picture-size.ts';

/** Why a file gives no picture. */
export type PictureProblem = 'too-large' | 'not-a-picture';

const MAX_FILE_BYTES = 64 * 1_024 * 1_024;
/** Larger pictures are reduced: one that is tiled with finder patterns would be read for minutes. */
const MAX_READ_PIXELS = 12_000_000;

/**
 * A picture file of the disk in grey; what is clear in it is white. Of an animation the first picture.
 * Of more than 12 million pixels it is reduced to that. A file is measured by its first bytes before anything of it is decoded.
 *
 * @throws what the file system throws for a file that cannot be read
 */
export async function readPicture(file: string): Promise<Result<Frame, PictureProblem>> {
  if (statSync(file).size > MAX_FILE_BYTES) return err('too-large');
  const bytes = new Uint8Array(readFileSync(file));
  const size = pictureSize(bytes);
  if (!size) return err('not-a-picture');
  if (!isBearable(size)) return err('too-large');
  return decodePicture(bytes);
}

async function decodePicture(bytes: Uint8Array): Promise<Result<Frame, PictureProblem>> {
  const { createCanvas, Image } = await import('@napi-rs/canvas');
  const image = new Image();
  image.src = bytes;
  try {
    await image.decode();
  } catch {
    // Skia's words for bytes that are no whole picture.
    return err('not-a-picture');
  }
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width < 1 || height < 1 || !isBearable({ width, height })) return err('not-a-picture');
  const scale = Math.min(1, Math.sqrt(MAX_READ_PIXELS / (width * height)));
  const reduced = (side: number): number => Math.max(1, Math.round(side * scale));
  const [columns, rows] = [reduced(width), reduced(height)];
  const context = createCanvas(columns, rows).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, columns, rows);
  context.drawImage(image, 0, 0, columns, rows);
  return ok(greyOf(context.getImageData(0, 0, columns, rows)));
}
