import { createCanvas } from '@napi-rs/canvas';
import {
  BinaryBitmap,
  DecodeHintType,
  HybridBinarizer,
  QRCodeReader,
  RGBLuminanceSource,
} from '@zxing/library';
import { expect, test } from 'vitest';
import { qr } from './qr.ts';

const SIDE = 400;

test('the square can be read', () => {
  const pen = createCanvas(SIDE, SIDE).getContext('2d');
  qr(pen, '1.2.156.3005.2.39', 0, 0, SIDE, '#102030');
  const { data } = pen.getImageData(0, 0, SIDE, SIDE);
  const grey = Uint8ClampedArray.from({ length: SIDE * SIDE }, (_, at) => data[4 * at] ?? 0);
  const bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, SIDE, SIDE)));
  const hints = new Map([[DecodeHintType.PURE_BARCODE, true]]);
  expect(new QRCodeReader().decode(bitmap, hints).getText()).toBe('1.2.156.3005.2.39');
});

test('what no code can hold is a bug', () => {
  const pen = createCanvas(1, 1).getContext('2d');
  expect(() => qr(pen, 'x'.repeat(5_000), 0, 0, 1, '#000000')).toThrow('5000');
});
