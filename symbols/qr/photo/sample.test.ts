import { expect, it } from 'vitest';
import { seeded } from './photograph.test-support.ts';
import { modulesOf } from './sample.ts';

const REACH = 4;

/** Of the modules within reach, one after the other. */
function meanAround(tones: Float32Array, size: number, column: number, row: number): number {
  let [sum, count] = [0, 0];
  for (let y = row - REACH; y <= row + REACH; y++) {
    for (let x = column - REACH; x <= column + REACH; x++) {
      if (x < 0 || y < 0 || x >= size || y >= size) continue;
      sum += tones[y * size + x]!;
      count++;
    }
  }
  return sum / count;
}

it.each([21, 25, 45])(
  'tells dark from light by the mean round about, at the edges too: %i',
  (size) => {
    const random = seeded(size);
    const tones = Float32Array.from({ length: size * size }, () => Math.floor(random() * 250));
    const { dark } = modulesOf(tones, size, tones);
    for (let at = 0; at < dark.length; at++) {
      const mean = meanAround(tones, size, at % size, Math.floor(at / size));
      if (Math.abs(tones[at]! - mean) > 1e-6) expect(dark[at]).toBe(tones[at]! < mean ? 1 : 0);
    }
  },
);
