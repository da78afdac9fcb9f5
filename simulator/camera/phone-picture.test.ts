import { BinaryBitmap, HybridBinarizer, QRCodeReader, RGBLuminanceSource } from '@zxing/library';
import { expect, test } from 'vitest';
import type { Frame } from '../../symbols/decoder.ts';
import { createGridMatrixDecoder } from '../../symbols/gridmatrix/grid-matrix-decoder.ts';
import { phonePicture } from './phone-picture.ts';

const SIZE = { width: 640, height: 360 };

function readOff({ width, height, luma }: Frame): string {
  const source = new RGBLuminanceSource(new Uint8ClampedArray(luma), width, height);
  return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
}

test('the code of the phone can be read off', () => {
  expect(readOff(phonePicture({ ...SIZE, text: '1390000A1B2', modulePx: 5 }))).toBe('1390000A1B2');
});

test('it can be shown as Grid Matrix as well', () => {
  const frame = phonePicture({
    ...SIZE,
    text: '1390000A1B2',
    symbology: 'grid-matrix',
    modulePx: 5,
  });
  expect(() => readOff(frame)).toThrow();
  const decoder = createGridMatrixDecoder(() => 0);
  const request = { symbologies: ['grid-matrix'], budgetMs: 1_000, atMost: 1 } as const;
  expect(decoder.decode(frame, request)).toMatchObject([{ text: '1390000A1B2', aim: ']g0' }]);
});

test('an empty hall has no code, and no frame is like another', () => {
  const [one, other] = [1, 2].map((seed) => phonePicture({ ...SIZE, seed }));
  expect(() => readOff(one!)).toThrow();
  expect(one!.luma).not.toEqual(other!.luma);
  expect(phonePicture({ ...SIZE, seed: 1 })).toEqual(one);
});

test('it is where it is held', () => {
  const bright = (dx: number): number => {
    const { luma } = phonePicture({ ...SIZE, text: 'A', modulePx: 3, dx });
    let [sum, count] = [0, 0];
    luma.forEach((value, at) => {
      if (value < 180) return;
      sum += at % SIZE.width;
      count++;
    });
    return sum / count;
  };
  expect(bright(100) - bright(-100)).toBeCloseTo(200, -1);
});
