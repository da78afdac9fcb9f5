import { expect, test } from 'vitest';
import { createRandom } from '../../../simulator/devices/random.ts';
import { ALL } from './activity.ts';
import { drawn, drawnSymbol } from './drawn.test-support.ts';
import { noiseOf, smooth } from './noise.ts';

/** Of the sum of twelve numbers of 0…1 the standard deviation is 1. */
function noisy(deviation: number): (value: number) => number {
  const random = createRandom(9);
  return (value) => {
    let sum = -6;
    for (let term = 0; term < 12; term++) sum += random.fraction();
    return Math.min(Math.max(Math.round(value + deviation * sum), 0), 255);
  };
}

test.each([5, 10, 25])('noise of %d steps is told within a tenth', (deviation) => {
  const add = noisy(deviation);
  const grey = drawn(400, 300, (x) => add(100 + x / 8));
  expect(Math.abs(noiseOf(grey) / deviation - 1)).toBeLessThan(0.1);
});

test('the modules of a symbol are no noise', () => {
  expect(noiseOf(drawnSymbol(5, 6).grey)).toBe(0);
});

test('smoothing keeps planes and rims and lessens noise', () => {
  const plane = drawn(20, 10, (x, y) => Math.floor(x) * 4 + Math.floor(y) * 3);
  expect(smooth(plane, new Uint8Array(200), ALL).pixels).toEqual(plane.pixels);
  const add = noisy(20);
  const grey = drawn(300, 300, () => add(128));
  expect(noiseOf(smooth(grey, new Uint8Array(90_000), ALL))).toBeLessThan(0.5 * noiseOf(grey));
});

test('what is even stays as it is', () => {
  const grey = drawn(64, 64, (x, y) => (Math.floor(x) * 97 + Math.floor(y) * 51) % 250);
  const some = { columns: 4, runsOf: (row: number) => (row === 1 ? [[1, 3] as const] : []) };
  const { pixels } = smooth(grey, new Uint8Array(64 * 64), some);
  const changed = [...pixels.keys()].filter((at) => pixels[at] !== grey.pixels[at]);
  expect(changed.length).toBeGreaterThan(100);
  for (const at of changed) {
    const [x, y] = [at % 64, Math.floor(at / 64)];
    expect(x >= 16 && x < 48 && y >= 16 && y < 32).toBe(true);
  }
});
