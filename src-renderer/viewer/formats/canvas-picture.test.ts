import { expect, test } from 'vitest';
import { canvasPicture, pixelSize } from './canvas-picture.ts';

test.each([
  [0, 1.5, { width: 300, height: 151 }],
  [180, 1.5, { width: 300, height: 151 }],
  [90, 1.5, { width: 151, height: 300 }],
  [270, 0.0001, { width: 1, height: 1 }],
] as const)('turned by %d at scale %d it takes whole pixels', (rotation, scale, expected) => {
  expect(pixelSize({ width: 200, height: 100.4 }, scale, rotation)).toEqual(expected);
});

test('closing takes the pixels away', () => {
  const canvas = { width: 20, height: 10 } as OffscreenCanvas;
  const picture = canvasPicture(canvas);
  picture.close();
  expect([picture.width, picture.height]).toEqual([20, 10]);
  expect([canvas.width, canvas.height]).toEqual([0, 0]);
});
