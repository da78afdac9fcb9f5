import fc from 'fast-check';
import { expect, test } from 'vitest';
import { brightnessAt } from './grey.ts';

const FOUR = { width: 2, height: 2, pixels: Uint8Array.of(0, 100, 200, 40) };

test.each([
  [0.5, 0.5, 0],
  [1.5, 0.5, 100],
  [0.5, 1.5, 200],
  [1, 0.5, 50],
  [0.5, 1, 100],
  [1, 1, 85],
  [-7, 0.5, 0],
  [1.5, 99, 40],
])('at %d, %d it is %d', (x, y, expected) => {
  expect(Math.abs(brightnessAt(FOUR, x, y) - expected)).toBeLessThan(0.3);
});

test('is never outside of what the pixels are, wherever one asks', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.uint8Array({ minLength: 4, maxLength: 4 }),
      fc.double(),
      fc.double(),
      (width, pixels, x, y) => {
        const grey = { width, height: Math.floor(4 / width), pixels };
        const value = brightnessAt(grey, x, y);
        expect(value).toBeGreaterThanOrEqual(Math.min(...pixels) - 1e-9);
        expect(value).toBeLessThanOrEqual(Math.max(...pixels) + 1e-9);
      },
    ),
  );
});
