import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureKind } from './picture-kind.ts';
import {
  BITMAP_1,
  cmykJpeg,
  GIF,
  JBIG2_FILE,
  JBIG2_STREAM,
} from './sample-pictures.test-support.ts';

function text(of: string): Uint8Array {
  return Uint8Array.from(of, (character) => character.charCodeAt(0));
}

test.each([
  ['bmp', BITMAP_1],
  ['gif', GIF],
  ['jpeg', cmykJpeg([1, 2, 3, 4])],
  ['jbig2', JBIG2_FILE],
  ['jbig2', JBIG2_STREAM],
  ['tiff', text('II*\0....')],
  ['tiff', text('MM\0*....')],
  ['jpeg2000', text('\0\0\0\fjP  \r\n')],
  ['webp', text('RIFF....WEBPVP8 ')],
  ['ofd', text('PK\x03\x04....')],
  ['svg', text('\xef\xbb\xbf<?xml version="1.0"?>\n<!-- it --><svg:svg width="1">')],
  ['svg', text('  <svg>')],
  [undefined, text('<html><body>svg</body></html>')],
  [undefined, text('anything')],
  [undefined, new Uint8Array()],
])('%s', (kind, bytes) => {
  expect(pictureKind(bytes)).toBe(kind);
});

test('a word of the file is believed for JBIG2 alone, and only where the bytes say nothing', () => {
  expect(pictureKind(text('anything'), 'image.JB2')).toBe('jbig2');
  expect(pictureKind(text('anything'), 'PNG image.png')).toBeUndefined();
  expect(pictureKind(GIF, 'image.jb2')).toBe('gif');
});

test('any bytes have a kind or none', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      pictureKind(bytes, '');
    }),
  );
});
