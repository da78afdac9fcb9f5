import type { NoteBook } from '../../note.ts';
import type { Media } from '../../ofd/model/resources.ts';
import type { SealPicture } from '../../seal/seal.ts';
import type { DrawRun } from '../draw-run.ts';
import type { Picture, RenderHost } from '../host.ts';
import type { Pictures } from '../parts.ts';
import { counted } from './counted.ts';
import { decodeJbig2 } from './jbig2.ts';
import { cutByMask, maskable, MAX_MASKED_PIXELS } from './mask.ts';
import type { PictureCache } from './picture-cache.ts';
import { isSizeBounded, readPictureHead } from './picture-head.ts';
import { pictureKind } from './picture-kind.ts';
import { makeSvgSafe } from './svg.ts';

/** By the path of a file, those of a picture and its mask, or a seal's picture. */
export type KeptPictures = PictureCache<string | SealPicture>;

export interface PicturesOptions {
  readonly host: RenderHost;
  /** A file of the package. */
  readonly readFile: (path: string) => Uint8Array | undefined;
  readonly notes: NoteBook;
  /** Of all documents of the package. */
  readonly kept: KeptPictures;
  /** Draws the first page of an OFD that is a seal's picture. */
  readonly drawNested: (
    bytes: Uint8Array,
    pixelsPerMm: number,
    run: DrawRun,
  ) => Promise<Picture | undefined>;
}

/** Seals are drawn once and shown at any zoom: 400 dots an inch. */
const NESTED_PIXELS_PER_MM = 16;

/**
 * Decodes the pictures of one document. What a picture is is told by its bytes, never by its name; its
 * size is known and bounded before it is decoded.
 */
export function createPictures(options: PicturesOptions): Pictures {
  const { host, readFile, notes, kept, drawNested } = options;

  async function decode(
    bytes: Uint8Array,
    said: string | undefined,
    where: string,
    run: DrawRun,
  ): Promise<Picture | undefined> {
    const kind = pictureKind(bytes, said);
    switch (kind) {
      case 'png':
      case 'jpeg':
      case 'bmp':
      case 'gif': {
        const head = readPictureHead(bytes);
        if (head && isSizeBounded(head)) {
          return counted(head, run, () => host.decodePicture(bytes, kind));
        }
        notes.add('picture-too-large', where);
        return undefined;
      }
      case 'svg': {
        const safe = makeSvgSafe(bytes);
        return safe && counted(safe, run, () => host.decodePicture(safe.bytes, 'svg'));
      }
      case 'jbig2': {
        const decoded = await decodeJbig2(bytes, run);
        return decoded && counted(decoded, run, () => host.decodePicture(decoded.bitmap, 'bmp'));
      }
      case 'ofd': {
        if (where !== SEAL) return undefined;
        const drawn = await drawNested(bytes, NESTED_PIXELS_PER_MM, run);
        return drawn && counted(drawn, run, () => Promise.resolve(drawn));
      }
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
    run: DrawRun,
  ): Promise<Picture | undefined> {
    const picture = bytes && (await decode(bytes, said, where, run));
    if (!picture) notes.add('picture-unreadable', where);
    return picture;
  }

  async function load({ file, format }: Media, run: DrawRun): Promise<Picture | undefined> {
    const bytes = file === undefined ? undefined : readFile(file);
    return decodeNoted(bytes, `${format ?? ''} ${file ?? ''}`, 'picture', run);
  }

  /** The picture without what its mask takes away; whole where the mask cannot be read. */
  async function loadMasked(media: Media, mask: Media, run: DrawRun): Promise<Picture | undefined> {
    const picture = await load(media, run);
    if (!picture) return undefined;
    const { width, height } = picture;
    const weight = Math.min(1, MAX_MASKED_PIXELS / (width * height));
    const state = { isThere: true };
    const cut = await counted({ width, height, weight }, run, async () => {
      const sheet = maskable(host, picture);
      if (!sheet) return undefined;
      // One of the two is enough while the mask is decoded.
      state.isThere = false;
      picture.close();
      const cover = await load(mask, run);
      const isRight = cover ? await cutByMask(host, sheet, cover) : !run.isShort;
      cover?.close();
      if (isRight) return sheet;
      sheet.close();
      return undefined;
    });
    if (!state.isThere) return cut;
    if (!run.isShort) return picture;
    // Without its mask it would show what is to be hidden.
    picture.close();
    return undefined;
  }

  const isForGood = (run: DrawRun) => (): boolean => !run.isShort && !run.isCancelled;

  return {
    async image(media, mask, run) {
      const { file } = media;
      if (file === undefined) return undefined;
      if (mask?.file === undefined) return kept.get(file, () => load(media, run), isForGood(run));
      return kept.get(`${file}\n${mask.file}`, () => loadMasked(media, mask, run), isForGood(run));
    },
    seal: (picture, run) =>
      kept.get(picture, () => decodeNoted(picture.data, picture.type, SEAL, run), isForGood(run)),
  };
}

const SEAL = 'seal';
