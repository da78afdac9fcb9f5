import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import type { FoundSymbol, Frame } from '../../../symbols/decoder.ts';
import type { PictureSize } from './picture-header.ts';
import {
  MAX_FILE_BYTES,
  MAX_SIDE,
  readPicture,
  reduced,
  type PictureParts,
} from './read-picture.ts';

function png(width: number, height: number): Blob {
  return new Blob([new Uint8Array(createCanvas(width, height).toBuffer('image/png'))]);
}

const CORNER = { x: 1, y: 2 };
const FOUND: FoundSymbol = {
  ...{ symbology: 'qr', aim: ']Q1', text: 'A1', bytes: Uint8Array.of(0x41, 0x31), quality: 1 },
  corners: [CORNER, CORNER, CORNER, CORNER],
};

function stand(found: readonly FoundSymbol[] = [FOUND]) {
  const unpacked: PictureSize[] = [];
  let wiped = 0;
  const parts: PictureParts = {
    decoder: { decode: () => found },
    luma: {
      ofBitmap: (bitmap) => bitmap as unknown as Frame,
      wipe() {
        wiped++;
      },
    },
    unpack(_file, size) {
      unpacked.push(size);
      const frame: Frame = { ...size, luma: new Uint8Array() };
      return Promise.resolve(frame as unknown as ImageBitmap);
    },
  };
  return { parts, unpacked, wiped: () => wiped };
}

test('its codes are told, and nothing of it is kept', async () => {
  const { parts, wiped } = stand();
  const { quality, ...code } = FOUND;
  expect(quality).toBe(1);
  expect(await readPicture(png(300, 200), parts)).toEqual({
    width: 300,
    height: 200,
    codes: [{ ...code, isDoubtful: false }],
  });
  expect(wiped()).toBe(1);
});

test('what took most of its correction is doubtful', async () => {
  const { parts } = stand([{ ...FOUND, quality: 0.3 }, FOUND]);
  expect(await readPicture(png(3, 2), parts)).toMatchObject({
    codes: [{ isDoubtful: true }, { isDoubtful: false }],
  });
});

test('what is no whole message is no code', async () => {
  const { parts } = stand([
    { ...FOUND, text: '' },
    { ...FOUND, part: { number: 1, of: 2, group: '' } },
  ]);
  expect(await readPicture(png(3, 2), parts)).toMatchObject({ codes: [] });
});

test('parts of one message are one code', async () => {
  const part = (number: number, text: string) => ({
    ...FOUND,
    bytes: new TextEncoder().encode(text),
    // The parity of the whole: both letters are the same.
    part: { number, of: 2, group: '0' },
  });
  const { parts } = stand([part(2, 'A'), { ...part(1, 'A'), quality: 0.3 }]);
  expect(await readPicture(png(3, 2), parts)).toMatchObject({
    // As doubtful as the worst of them.
    codes: [{ text: 'AA', isDoubtful: true }],
  });
});

test('a large picture is read smaller, in proportion', async () => {
  const { parts, unpacked } = stand();
  await readPicture(png(2 * MAX_SIDE, 1_000), parts);
  expect(unpacked).toEqual([{ width: MAX_SIDE, height: 500 }]);
  expect(reduced({ width: 100_000, height: 1 })).toEqual({ width: MAX_SIDE, height: 1 });
});

test('nothing that is too large is unpacked', async () => {
  const { parts, unpacked } = stand();
  const file = await png(3, 2).arrayBuffer();
  const bomb = new Uint8Array(file);
  new DataView(bomb.buffer).setUint32(16, 60_000);
  new DataView(bomb.buffer).setUint32(20, 60_000);
  expect(await readPicture(new Blob([bomb]), parts)).toBe('too-large');
  expect(await readPicture(new Blob([new Uint8Array(MAX_FILE_BYTES + 1)]), parts)).toBe(
    'too-large',
  );
  expect(unpacked).toEqual([]);
});

test('what is no picture is none, whatever its header says', async () => {
  const { parts } = stand();
  expect(await readPicture(new Blob(['a text']), parts)).toBe('not-a-picture');
  const broken = { ...parts, unpack: () => Promise.reject(new Error('broken')) };
  expect(await readPicture(png(3, 2), broken)).toBe('not-a-picture');
});
