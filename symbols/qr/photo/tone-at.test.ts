import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Frame } from '../../decoder.ts';
import { toneAt } from './tone-at.ts';

/** Tones of every kind, no two neighbours alike. */
const WIDTH = 7;
const HEIGHT = 5;
const luma = Uint8Array.from({ length: WIDTH * HEIGHT }, (_, at) => (at * 97 + 31) % 256);
const FRAME: Frame = { width: WIDTH, height: HEIGHT, luma };
/** The last pixel is not quite reached: a thousandth of the difference to its neighbours. */
const NEARLY = 0.55;

const column = fc.integer({ min: 0, max: WIDTH - 1 });
const row = fc.integer({ min: 0, max: HEIGHT - 1 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
const far = fc.double({ min: 0, max: 1e6, noNaN: true });

function pixel(x: number, y: number): number {
  return luma[y * WIDTH + x]!;
}

function expectNear(tone: number, expected: number): void {
  expect(Math.abs(tone - expected)).toBeLessThan(NEARLY);
}

it('is the tone of a pixel at its middle', () => {
  fc.assert(
    fc.property(column, row, (x, y) => {
      expectNear(toneAt(FRAME, x + 0.5, y + 0.5), pixel(x, y));
    }),
  );
  expect(toneAt(FRAME, 3.5, 2.5)).toBe(pixel(3, 2));
});

it('goes evenly from pixel to pixel, across and down', () => {
  fc.assert(
    fc.property(column, row, share, (x, y, part) => {
      const [left, above] = [Math.min(x, WIDTH - 2), Math.min(y, HEIGHT - 2)];
      const across = pixel(left, y) * (1 - part) + pixel(left + 1, y) * part;
      expectNear(toneAt(FRAME, left + 0.5 + part, y + 0.5), across);
      const down = pixel(x, above) * (1 - part) + pixel(x, above + 1) * part;
      expectNear(toneAt(FRAME, x + 0.5, above + 0.5 + part), down);
    }),
  );
});

it('is the mean of four pixels where they meet', () => {
  const mean = (pixel(2, 1) + pixel(3, 1) + pixel(2, 2) + pixel(3, 2)) / 4;
  expect(toneAt(FRAME, 3, 2)).toBeCloseTo(mean, 9);
});

it('is that of the edge outside', () => {
  fc.assert(
    fc.property(column, row, far, (x, y, off) => {
      expectNear(toneAt(FRAME, 0.5 - off, y + 0.5), pixel(0, y));
      expectNear(toneAt(FRAME, WIDTH - 0.5 + off, y + 0.5), pixel(WIDTH - 1, y));
      expectNear(toneAt(FRAME, x + 0.5, 0.5 - off), pixel(x, 0));
      expectNear(toneAt(FRAME, x + 0.5, HEIGHT - 0.5 + off), pixel(x, HEIGHT - 1));
    }),
  );
});

it('knows a picture of one pixel', () => {
  const one: Frame = { width: 1, height: 1, luma: Uint8Array.of(200) };
  expectNear(toneAt(one, 0.5, 0.5), 200);
  expectNear(toneAt(one, 9, -9), 200);
});
