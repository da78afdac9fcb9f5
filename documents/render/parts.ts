import type { Media } from '../ofd/model/resources.ts';
import type { SealPicture } from '../seal/seal.ts';
import type { DrawRun } from './draw-run.ts';
import type { Picture } from './host.ts';

/** Decodes the pictures of one document. */
export interface Pictures {
  /** `undefined` (and noted) where it cannot be decoded, or the page has no more pixels for it. */
  image(media: Media, mask: Media | undefined, run: DrawRun): Promise<Picture | undefined>;
  seal(picture: SealPicture, run: DrawRun): Promise<Picture | undefined>;
}
