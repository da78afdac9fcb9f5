import { utf8Text } from '../../ofd/container/entry-text.ts';
import { isJbig2File } from './jbig2-segments.ts';
import { readPictureHead } from './picture-head.ts';

/** What a picture is by its bytes. */
export type PictureKind =
  'png' | 'jpeg' | 'bmp' | 'gif' | 'svg' | 'jbig2' | 'tiff' | 'jpeg2000' | 'webp' | 'ofd';

/** Beginnings of the formats that are not measured by `readPictureHead`. */
const BEGINNINGS: readonly [PictureKind, string][] = [
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['jpeg2000', '\0\0\0\fjP  '],
  ['jpeg2000', '\xff\x4f\xff\x51'],
  ['ofd', 'PK\x03\x04'],
];
/** An SVG may have a declaration and comments before its root. */
const SEARCHED_BYTES = 4_096;
/** An embedded JBIG2 stream has no mark of its own: its first segment is number 0, its page the first. */
const EMBEDDED_JBIG2 = ['\0\0\0\0\x30\0', '\0\0\0\0\0\x01', '\0\0\0\0\0\0'];

/**
 * The kind of a picture by its content; names and media types in files are often others.
 *
 * @param said a word of the file for it, which is believed only for JBIG2 streams without a header
 */
export function pictureKind(bytes: Uint8Array, said?: string): PictureKind | undefined {
  const head = readPictureHead(bytes);
  if (head) return head.format;
  if (isJbig2File(bytes)) return 'jbig2';
  const start = String.fromCharCode(...bytes.subarray(0, 16));
  const found = BEGINNINGS.find(([, beginning]) => start.startsWith(beginning));
  if (found) return found[0];
  if (start.startsWith('RIFF') && start.slice(8, 12) === 'WEBP') return 'webp';
  if (isSvg(bytes)) return 'svg';
  const isSaid = /jb2|jbig2?/i.test(said ?? '');
  return isSaid || EMBEDDED_JBIG2.some((beginning) => start.startsWith(beginning))
    ? 'jbig2'
    : undefined;
}

function isSvg(bytes: Uint8Array): boolean {
  const text = utf8Text(bytes.subarray(0, SEARCHED_BYTES));
  return /^\s*</.test(text) && /<(?:\w+:)?svg[\s>/]/.test(text);
}
