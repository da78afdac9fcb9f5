import { expect, test } from 'vitest';
import { createRandom } from '../../../simulator/devices/random.ts';
import { drawn } from './drawn.test-support.ts';
import { createPyramid } from './pyramid.ts';

test('each level is half as large and holds means of four', () => {
  const whole = drawn(193, 96, (x, y) => Math.floor(x) + (Math.floor(y) % 2) * 20);
  const pyramid = createPyramid();
  expect(pyramid.build(whole)).toBe(2);
  expect(pyramid.grey(0)).toBe(whole);
  const { width, height, pixels } = pyramid.grey(1);
  expect([width, height]).toEqual([96, 48]);
  // Columns 0 and 1, with and without 20 more: 10.5, rounded up.
  expect([...pixels.subarray(0, 4)]).toEqual([11, 13, 15, 17]);
  expect(() => pyramid.grey(2)).toThrow(RangeError);
});

test('a noisy picture is smoothed, a clean one is left as it is', () => {
  const random = createRandom(5);
  const noisy = drawn(100, 100, () => 128 + (random.fraction() - 0.5) * 120);
  const pyramid = createPyramid();
  pyramid.build(noisy);
  const level = pyramid.grey(0);
  const spread = (pixels: Uint8Array): number =>
    pixels.reduce((sum, value) => sum + Math.abs(value - 128), 0) / pixels.length;
  expect(level.pixels).not.toBe(noisy.pixels);
  expect(spread(level.pixels)).toBeLessThan(0.6 * spread(noisy.pixels));
});

test('memory is used again, and nothing of a picture is left in it when cleared', () => {
  const random = createRandom(5);
  const pyramid = createPyramid();
  const build = (value: number): Uint8Array[] => {
    const of = (): number => value + (random.fraction() - 0.5) * 120;
    return Array.from({ length: pyramid.build(drawn(200, 200, of)) }, (_, at) => {
      return pyramid.grey(at).pixels;
    });
  };
  const first = build(190);
  const second = build(80);
  expect(second.length).toBe(3);
  second.forEach((pixels, at) => expect(pixels).toBe(first[at]));
  expect(second.every((pixels) => Math.abs((pixels[777] ?? 0) - 80) < 45)).toBe(true);
  pyramid.clear();
  expect(second.every((pixels) => pixels.every((value) => value === 0))).toBe(true);
});

test('where a picture of noise holds something, and where it does not', () => {
  const random = createRandom(6);
  const pyramid = createPyramid();
  const isBoard = (x: number, y: number): boolean => x < 60 && y > 120 && y < 190;
  pyramid.build(
    drawn(400, 300, (x, y) => {
      const noise = (random.fraction() - 0.5) * 60;
      if (!isBoard(x, y)) return 128 + noise;
      return (Math.floor(x / 16) + Math.floor(y / 16)) % 2 === 0 ? 60 + noise : 190 + noise;
    }),
  );
  const { runsOf } = pyramid.activity(0);
  expect(runsOf(9)).toEqual([[0, 4]]);
  expect(runsOf(2)).toEqual([]);
  expect(runsOf(16)).toEqual([]);
});
