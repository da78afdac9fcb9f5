import { expect, test } from 'vitest';
import { createRandom } from '../../../simulator/devices/random.ts';
import { drawn } from './drawn.test-support.ts';
import { createPyramid } from './pyramid.ts';

test('each level is half as large and holds means of four', () => {
  const whole = drawn(193, 96, (x, y) => Math.floor(x) + (Math.floor(y) % 2) * 20);
  const levels = createPyramid().build(whole);
  expect(levels.map(({ width, height }) => [width, height])).toEqual([
    [193, 96],
    [96, 48],
  ]);
  expect(levels[0]?.pixels).toBe(whole.pixels);
  // Columns 0 and 1, with and without 20 more: 10.5, rounded up.
  expect([...levels[1]!.pixels.subarray(0, 4)]).toEqual([11, 13, 15, 17]);
});

test('a noisy picture is smoothed, a clean one is left as it is', () => {
  const random = createRandom(5);
  const noisy = drawn(100, 100, () => 128 + (random.fraction() - 0.5) * 120);
  const [level] = createPyramid().build(noisy);
  const spread = (pixels: Uint8Array): number =>
    pixels.reduce((sum, value) => sum + Math.abs(value - 128), 0) / pixels.length;
  expect(level?.pixels).not.toBe(noisy.pixels);
  expect(spread(level!.pixels)).toBeLessThan(0.6 * spread(noisy.pixels));
});

test('memory is used again, and nothing of a picture is left in it when cleared', () => {
  const pyramid = createPyramid();
  const first = pyramid.build(drawn(200, 200, () => 200));
  const second = pyramid.build(drawn(200, 200, () => 100));
  expect(second[1]?.pixels).toBe(first[1]?.pixels);
  expect(second[1]?.pixels[7]).toBe(100);
  pyramid.clear();
  expect(second[1]?.pixels.every((value) => value === 0)).toBe(true);
});
