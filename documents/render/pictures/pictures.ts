import type { NoteBook } from '../../note.ts';
import type { Media } from '../../ofd/model/resources.ts';
import type { SealPicture } from '../../seal/seal.ts';
import type { Picture, RenderHost } from '../host.ts';
import type { Pictures } from '../parts.ts';
import { decodeJbig2 } from './jbig2.ts';
import { maskPicture } from './mask.ts';
import { createPictureCache } from './picture-cache.ts';
import { MAX_PICTURE_PIXELS, isSizeBounded, readPictureHead } from './picture-head.ts';
import { pictureKind } from './picture-kind.ts';
import { makeSvgSafe } from './svg.ts';

export interface PicturesOptions {
  readonly host: RenderHost;
  /** A file of the package. */
  readonly readFile: (path: string) => Uint8Array | undefined;
  readonly notes: NoteBook;
  /** Draws the first page of an OFD that is a seal's picture. */
  readonly drawNested: (bytes: Uint8Array, pixelsPerMm: number) => Promise<Picture | undefined>;
}

/** Seals are drawn once and shown at any zoom: 400 dots an inch. */
const NESTED_PIXELS_PER_MM = 16;
/** All that are kept: one of the largest and some others. */
const MAX_KEPT_PIXELS = MAX_PICTURE_PIXELS * 1.5;

/**
 * Decodes the pictures of one document. What a picture is is told by its bytes, never by its name; its
 * size is known and bounded before it is decoded.
 */
export function createPictures({ host, readFile, notes, drawNested }: PicturesOptions): Pictures {
  const images = createPictureCache<string>(MAX_KEPT_PIXELS);
  const seals = createPictureCache<SealPicture>(MAX_KEPT_PIXELS);

  async function decode(
    bytes: Uint8Array,
    said: string | undefined,
    where: string,
  ): Promise<Picture | undefined> {
    const kind = pictureKind(bytes, said);
    switch (kind) {
      case 'png':
      case 'jpeg':
      case 'bmp':
      case 'gif': {
        const head = readPictureHead(bytes);
        if (head && isSizeBounded(head)) return host.decodePicture(bytes, kind);
        notes.add('picture-too-large', where);
        return undefined;
      }
      case 'svg': {
        const safe = makeSvgSafe(bytes);
        return safe && host.decodePicture(safe.bytes, 'svg');
      }
      case 'jbig2': {
        const pixels = await decodeJbig2(bytes);
        return pixels && host.fromPixels(pixels);
      }
      case 'ofd':
        return where === SEAL ? drawNested(bytes, NESTED_PIXELS_PER_MM) : undefined;
      case 'tiff':
      case 'jpeg2000':
      case 'webp':
        notes.add('picture-unsupported', `${where}: ${kind}`);
        return undefined;
      case undefined:
        return undefined;
    }
  }

  async function decodeNoted(
    bytes: Uint8Array | undefined,
    said: string | undefined,
    where: string,
  ): Promise<Picture | undefined> {
    const picture = bytes && (await decode(bytes, said, where));
    if (!picture) notes.add('picture-unreadable', where);
    return picture;
  }

  async function load(media: Media): Promise<Picture | undefined> {
    const { file, format } = media;
    const bytes = file === undefined ? undefined : readFile(file);
    return decodeNoted(bytes, `${format ?? ''} ${file ?? ''}`, 'picture');
  }

  /** The picture without what its mask takes away; whole where the mask cannot be read. */
  async function loadMasked(media: Media, mask: Media): Promise<Picture | undefined> {
    const picture = await load(media);
    const cover = picture && (await load(mask));
    if (!cover) return picture;
    const cut = await maskPicture(host, picture, cover);
    cover.close();
    if (!cut) return picture;
    picture.close();
    return cut;
  }

  return {
    async image(media, mask) {
      const { file } = media;
      if (file === undefined) return undefined;
      if (mask?.file === undefined) return images.get(file, () => load(media));
      return images.get(`${file}\n${mask.file}`, () => loadMasked(media, mask));
    },
    seal: (picture) => seals.get(picture, () => decodeNoted(picture.data, picture.type, SEAL)),
    dispose() {
      images.clear();
      seals.clear();
    },
  };
}

const SEAL = 'seal';
