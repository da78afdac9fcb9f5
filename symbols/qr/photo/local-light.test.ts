import { expect, it } from 'vitest';
import { lightOf } from './local-light.ts';
import { seeded } from './photograph.test-support.ts';

const SATURATED = 250;

it.each([21, 45])('finds brightness and contrast that change over a symbol of %i', (size) => {
  const random = seeded(size);
  const expected = Float32Array.from({ length: size * size }, () => (random() < 0.5 ? -1 : 1));
  const tones = expected.map((one, at) => 100 + (at % size) + (30 + Math.floor(at / size)) * one);
  const light = lightOf(tones, expected, size, SATURATED);
  for (let at = 0; at < tones.length; at++) {
    // Within reach of an edge the mean is that of the inner side.
    expect(Math.abs(light.brightness[at]! - 100 - (at % size))).toBeLessThan(4);
    expect(Math.abs(light.contrast[at]! - 30 - Math.floor(at / size))).toBeLessThan(4);
  }
});

it('goes by what lies on the line where some does not', () => {
  const size = 21;
  const random = seeded(3);
  const expected = Float32Array.from({ length: size * size }, () => (random() < 0.5 ? -1 : 1));
  const tones = expected.map((one, at) => (at % 23 === 0 ? 240 : 100 + 40 * one));
  const { brightness, contrast } = lightOf(tones, expected, size, SATURATED);
  expect(Math.max(...brightness.map((one) => Math.abs(one - 100)))).toBeLessThan(8);
  expect(Math.max(...contrast.map((one) => Math.abs(one - 40)))).toBeLessThan(8);
});
