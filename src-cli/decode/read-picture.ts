import { readFileSync, statSync } from 'node:fs';
import { err, ok, type Result } from '../../contract/result.ts';
import type { Frame } from '../../symbols/decoder.ts';
import { greyOf } from '../../symbols/grey.ts';
import { isBearable, pictureSize } from './picture-size.ts';

/** Why a file gives no picture. */
export type PictureProblem = 'too-large' | 'not-a-picture';

const MAX_FILE_BYTES = 64 * 1_024 * 1_024;

/**
 * A picture file of the disk in grey; what is clear in it is white. Of an animation the first picture.
 * A file is measured by its first bytes before anything of it is decoded.
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
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(image, 0, 0);
  return ok(greyOf(context.getImageData(0, 0, width, height)));
}
