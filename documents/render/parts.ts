import type { Media } from '../ofd/model/resources.ts';
import type { SealPicture } from '../seal/seal.ts';
import type { Picture } from './host.ts';

/** Decodes the pictures of one document and keeps some of them. */
export interface Pictures {
  /** `undefined` (and noted) where it cannot be decoded. */
  image(media: Media, mask: Media | undefined): Promise<Picture | undefined>;
  seal(picture: SealPicture): Promise<Picture | undefined>;
  dispose(): void;
}
