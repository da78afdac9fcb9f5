import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pictureSize } from './picture-header.ts';

const canvas = createCanvas(123, 45);
canvas.getContext('2d').fillRect(5, 5, 30, 30);

test.each([
  ['PNG', canvas.toBuffer('image/png')],
  ['JPEG', canvas.toBuffer('image/jpeg')],
  ['WebP', canvas.toBuffer('image/webp')],
  ['lossless WebP', canvas.toBuffer('image/webp', 100)],
])('%s', (_name, bytes) => {
  expect(pictureSize(bytes)).toEqual({ width: 123, height: 45 });
});

function written(length: number, write: (view: DataView, bytes: Uint8Array) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  write(new DataView(bytes.buffer), bytes);
  return bytes;
}

test('GIF, BMP that stands on its head, and WebP with more than a picture', () => {
  const letters = (text: string): number[] => [...text].map((one) => one.charCodeAt(0));
  const gif = written(20, (view, bytes) => {
    bytes.set(letters('GIF89a'));
    view.setUint16(6, 300, true);
    view.setUint16(8, 200, true);
  });
  expect(pictureSize(gif)).toEqual({ width: 300, height: 200 });
  const bmp = written(60, (view, bytes) => {
    bytes.set(letters('BM'));
    view.setInt32(18, 300, true);
    view.setInt32(22, -200, true);
  });
  expect(pictureSize(bmp)).toEqual({ width: 300, height: 200 });
  const webp = written(40, (view, bytes) => {
    bytes.set(letters('RIFF\0\0\0\0WEBPVP8X'));
    view.setUint16(24, 0x1f3f, true);
    view.setUint8(26, 1);
    view.setUint16(27, 99, true);
  });
  expect(pictureSize(webp)).toEqual({ width: 0x11f40, height: 100 });
});

test.each([
  ['nothing', new Uint8Array()],
  ['a text', new TextEncoder().encode('just a text that is long enough to be one')],
  ['a PDF', new TextEncoder().encode('%PDF-1.7 and more of it, as far as needed')],
])('%s has no size', (_what, bytes) => {
  expect(pictureSize(bytes)).toBeUndefined();
});

test('whatever comes ends, and never throws', () => {
  const starts = ['\xff\xd8\xff', 'GIF8', 'BM', 'RIFF0000WEBPVP8 ', '\x89PNG'];
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }), (start, rest) => {
      const begin = Uint8Array.from([...start].map((one) => one.charCodeAt(0)));
      const size = pictureSize(Uint8Array.from([...begin, ...rest]));
      expect(size === undefined || size.width >= 0).toBe(true);
    }),
  );
});

test('a JPEG that claims to have no length ends as well', () => {
  const segments = Array.from({ length: 400 }, () => [0xff, 0xe0, 0, 0]).flat();
  const bytes = Uint8Array.from([0xff, 0xd8, ...segments]);
  expect(pictureSize(bytes)).toBeUndefined();
});
