import { joinOnce } from '../../../symbols/append/joiner.ts';
import { type Decoder, SYMBOLOGIES } from '../../../symbols/decoder.ts';
import { isDoubtful } from '../../../symbols/doubt.ts';
import type { LumaTaker } from './luma.ts';
import { HEADER_BYTES, pictureSize, type PictureSize } from './picture-header.ts';
import type { PictureProblem, PictureReport } from './reading-calls.ts';

/** Of a file; a screenshot has some hundred KB, a photo some MB. */
export const MAX_FILE_BYTES = 25 * 1024 * 1024;
/** Of a picture; four bytes each while it is unpacked. */
export const MAX_PIXELS = 50_000_000;
/** It is read no larger than this on its longer side: a code of version 10 then still has 8 pixels a module. */
export const MAX_SIDE = 2_560;
const BUDGET_MS = 2_000;
const MOST_CODES = 16;

export interface PictureParts {
  readonly decoder: Pick<Decoder, 'decode'>;
  readonly luma: Pick<LumaTaker, 'ofBitmap' | 'wipe'>;
  /** Unpacks a picture to this size; rejects where it is none. */
  readonly unpack: (file: Blob, size: PictureSize) => Promise<ImageBitmap>;
}

/** Reads every code off a picture that somebody has opened. */
export async function readPicture(
  file: Blob,
  { decoder, luma, unpack }: PictureParts,
): Promise<PictureReport | PictureProblem> {
  if (file.size > MAX_FILE_BYTES) return 'too-large';
  const header = await file.slice(0, HEADER_BYTES).arrayBuffer();
  const size = pictureSize(new Uint8Array(header));
  if (!size || size.width === 0 || size.height === 0) return 'not-a-picture';
  if (size.width * size.height > MAX_PIXELS) return 'too-large';
  const frame = await unpack(file, reduced(size)).then(
    (bitmap) => luma.ofBitmap(bitmap),
    () => undefined,
  );
  if (!frame) return 'not-a-picture';
  const request = { symbologies: SYMBOLOGIES, budgetMs: BUDGET_MS, atMost: MOST_CODES };
  const found = decoder.decode(frame, request);
  const { width, height } = frame;
  luma.wipe();
  const codes = joinOnce(found)
    .filter(({ text }) => text !== '')
    .map(({ text, bytes, aim, symbology, corners, quality }) => ({
      ...{ text, aim, symbology, corners, isDoubtful: isDoubtful({ quality }) },
      // Of its own: what is sent across threads is no view into something larger.
      bytes: Uint8Array.from(bytes),
    }));
  return { width, height, codes };
}

/** No larger than {@link MAX_SIDE}, in the same proportion. */
export function reduced({ width, height }: PictureSize): PictureSize {
  const by = Math.min(1, MAX_SIDE / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * by)),
    height: Math.max(1, Math.round(height * by)),
  };
}
