import { expect, test } from 'vitest';
import { createNoteBook } from '../../note.ts';
import type { Media } from '../../ofd/model/resources.ts';
import type { Picture } from '../host.ts';
import type { DrawLimits } from '../draw-run.ts';
import { freeRun } from '../free-run.test-support.ts';
import { createPixelRoom } from '../pixel-room.ts';
import { createSkiaHost, sheetToPng } from '../skia.node.ts';
import { createPictureCache } from './picture-cache.ts';
import { createPictures, type KeptPictures } from './pictures.ts';
import {
  BITMAP_1,
  BITMAP_1_WHITE,
  BITMAPS,
  cmykJpeg,
  COLOURS,
  GIF,
  JBIG2_FILE,
} from './sample-pictures.test-support.ts';

const host = await createSkiaHost();

function bench(files: Record<string, Uint8Array>, limits: Partial<DrawLimits> = {}) {
  const notes = createNoteBook();
  const nested: number[] = [];
  const room = createPixelRoom(limits.openPixels ?? 85_000_000);
  const run = freeRun(limits, room);
  const kept: KeptPictures = createPictureCache(room);
  const pictures = createPictures({
    host,
    notes,
    kept,
    readFile: (path) => files[path],
    drawNested: (bytes, pixelsPerMm) => {
      nested.push(bytes.length, pixelsPerMm);
      return host.decodePicture(GIF, 'gif');
    },
  });
  const media = (file: string): Media => ({ type: 'Image', file });
  return {
    notes,
    nested,
    pictures,
    kept,
    room,
    run,
    image: (file: string, mask?: string) =>
      pictures.image(media(file), mask === undefined ? undefined : media(mask), run),
  };
}

function colours(picture: Picture | undefined): number[][] {
  const data = picture ? (host.toPixels(picture)?.data ?? []) : [];
  return Array.from({ length: data.length / 4 }, (_, at) => [...data.slice(at * 4, at * 4 + 3)]);
}

test.each(Object.entries(BITMAPS))('a BMP of %s', async (_, bytes) => {
  const { image, notes } = bench({ a: bytes });
  expect(colours(await image('a'))).toEqual(COLOURS);
  expect(notes.notes).toEqual([]);
});

test('a BMP of one bit, a GIF, a JPEG of four colours, a JBIG2', async () => {
  const { image } = bench({
    bmp: BITMAP_1,
    // The name says something else.
    'gif.png': GIF,
    jpeg: cmykJpeg([255, 0, 0, 255]),
    jbig2: JBIG2_FILE,
  });
  expect(colours(await image('bmp')).map(([red]) => red)).toEqual(
    BITMAP_1_WHITE.map((one) => one * 255),
  );
  expect(colours(await image('gif.png')).slice(0, 4)).toEqual(COLOURS.slice(0, 4));
  expect(colours(await image('jpeg'))[0]).toEqual([255, 0, 0]);
  expect(colours(await image('jbig2')).slice(3, 5)).toEqual([
    [255, 255, 255],
    [0, 0, 0],
  ]);
});

test('an SVG is drawn', async () => {
  const svg =
    '<svg viewBox="0 0 2 1"><style>.a{fill:#0000ff}</style><rect class="a" width="2" height="1"/></svg>';
  const { image } = bench({ a: new TextEncoder().encode(svg) });
  const picture = (await image('a'))!;
  expect(picture).toMatchObject({ width: 1_600, height: 800 });
  expect(colours(picture)[500_000]).toEqual([0, 0, 255]);
});

test('a mask takes away what it has black; one that cannot be read takes nothing', async () => {
  const { image } = bench({ a: BITMAPS['24 bits']!, mask: BITMAP_1, bad: Uint8Array.of(1) });
  const masked = (await image('a', 'mask'))!;
  const { data } = host.toPixels(masked)!;
  expect([...data.filter((_, at) => at % 4 === 3)]).toEqual(BITMAP_1_WHITE.map((one) => one * 255));
  expect(colours(await image('a', 'bad'))).toEqual(COLOURS);
});

function bomb(): Uint8Array {
  const bytes = GIF.slice();
  bytes.set([255, 255, 255, 255], 6);
  return bytes;
}

test.each([
  ['one that is missing', undefined, ['picture-unreadable']],
  ['no picture', Uint8Array.of(1, 2, 3), ['picture-unreadable']],
  ['one cut off', BITMAPS['24 bits']!.subarray(0, 40), ['picture-unreadable']],
  ['a bomb', bomb(), ['picture-too-large', 'picture-unreadable']],
  [
    'a TIFF',
    Uint8Array.from('II*\0', (one) => one.charCodeAt(0)),
    ['picture-unsupported', 'picture-unreadable'],
  ],
  ['an OFD where no seal is', Uint8Array.of(0x50, 0x4b, 3, 4), ['picture-unreadable']],
])('%s is none and is noted', async (_, bytes, codes) => {
  const { image, notes, nested } = bench(bytes ? { a: bytes } : {});
  expect(await image('a')).toBeUndefined();
  expect(notes.notes.map(({ code }) => code)).toEqual(codes);
  expect(nested).toEqual([]);
});

test('a seal is a picture by its bytes, or an OFD that is drawn', async () => {
  const { pictures, nested, run } = bench({});
  const seal = { width: 40, height: 40 };
  expect(await pictures.seal({ ...seal, type: 'PNG', data: GIF }, run)).toMatchObject({ width: 4 });
  const ofd = { ...seal, type: 'OFD', data: Uint8Array.of(0x50, 0x4b, 3, 4) };
  expect(await pictures.seal(ofd, run)).toMatchObject({ width: 4 });
  await pictures.seal(ofd, run);
  expect(nested).toEqual([4, 16]);
});

test('a PNG keeps what is clear', async () => {
  const sheet = host.createSheet(2, 1)!;
  sheet.context.fillStyle = 'rgba(255, 0, 0, 0.2)';
  sheet.context.fillRect(0, 0, 1, 1);
  const { image, kept } = bench({ a: await sheetToPng(sheet) });
  expect([...host.toPixels((await image('a'))!)!.data]).toEqual([255, 0, 0, 51, 0, 0, 0, 0]);
  kept.clear();
});

test('pictures give back their pixels: all of them, and those of masks and of what could not be decoded', async () => {
  const cut = BITMAPS['24 bits']!.subarray(0, 40);
  const { image, room, kept } = bench(
    { a: GIF, b: BITMAPS['24 bits']!, mask: BITMAP_1, cut },
    { openPixels: 1_000 },
  );
  await image('a');
  await image('b', 'mask');
  await image('b', 'cut');
  await image('cut');
  kept.clear();
  await Promise.resolve();
  expect(room.take(1_000)).toBe(true);
});

test('a picture for which the page has no pixels left is none for now', async () => {
  const { image, run, kept } = bench({ a: GIF }, { openPixels: 100 });
  run.spendPixels(95);
  expect(await image('a')).toBeUndefined();
  expect(run.isShort).toBe(true);
  run.returnPixels(95);
  expect(await image('a')).toBeDefined();
  kept.clear();
});

test('a picture whose mask has no room is not shown bare', async () => {
  const bitmap = BITMAPS['24 bits']!;
  const { image, run } = bench({ a: bitmap, mask: BITMAP_1 }, { openPixels: 1_000 });
  const { width, height } = (await image('a'))!;
  run.spendPixels(1_000 - 2 * width * height + 1);
  expect(await image('a', 'mask')).toBeUndefined();
});
