import { expect, it } from 'vitest';
import { fixedModules } from '../restore/fixed-modules.ts';
import { decideTogether } from './channel.ts';
import { kernelOf } from './kernel.ts';
import { lightOf } from './local-light.ts';
import { PLAIN, seeded, takePhotograph } from './photograph.test-support.ts';
import { deblur, modulesOf } from './sample.ts';

const { modules, size } = takePhotograph({ ...PLAIN, width: 2, height: 2, length: 90 }, 3);

interface Seen {
  readonly weights?: readonly number[];
  readonly noise?: number;
  readonly light?: (column: number, row: number) => { readonly from: number; readonly by: number };
}

/** Tones of modules as a channel makes them. */
function tonesOf({ weights = [0, 0, 0, 0, 1, 0, 0, 0, 0], noise = 1, light }: Seen): Float32Array {
  const random = seeded(11);
  const signAt = (column: number, row: number): number => {
    const isInside = column >= 0 && row >= 0 && column < size && row < size;
    return isInside && modules[row * size + column] === 1 ? -1 : 1;
  };
  return Float32Array.from(modules, (_, at) => {
    const [column, row] = [at % size, Math.floor(at / size)];
    const { from, by } = light?.(column, row) ?? { from: 120, by: 70 };
    const sum = weights.reduce(
      (all, weight, k) => all + weight * signAt(column + (k % 3) - 1, row + Math.floor(k / 3) - 1),
      0,
    );
    return Math.min(from + by * sum + noise * (random() - 0.5) * 3.5, 255);
  });
}

function wrongIn(tones: Float32Array): { readonly first: number; readonly together: number } {
  const first = modulesOf(deblur(tones, size, 0.6), size, tones);
  const together = decideTogether(tones, fixedModules(size), first);
  const count = (dark: Uint8Array): number =>
    dark.reduce((sum, module, at) => sum + (module === modules[at] ? 0 : 1), 0);
  return { first: count(first.dark), together: count(together.dark) };
}

const BLUR = [0.045, 0.12, 0.045, 0.12, 0.34, 0.12, 0.045, 0.12, 0.045];
const SMEAR = [0.02, 0.02, 0.2, 0.02, 0.48, 0.02, 0.2, 0.02, 0.02];

it.each([
  { name: 'blur', weights: BLUR },
  { name: 'a moving hand', weights: SMEAR },
])('takes out $name', ({ weights }) => {
  const { first, together } = wrongIn(tonesOf({ weights, noise: 1.5 }));
  expect(first).toBeGreaterThan(20);
  expect(together).toBeLessThan(first / 4);
});

it('follows light that changes from place to place', () => {
  const light = (column: number, row: number): { from: number; by: number } => ({
    from: 60 + 3 * column + 1.5 * row,
    by: 35 + column,
  });
  expect(wrongIn(tonesOf({ light, weights: BLUR })).together).toBeLessThan(35);
});

it('is sure of what it sees and not of what is burnt out', () => {
  const light = (column: number, row: number): { from: number; by: number } =>
    column > 12 && column < 24 && row > 12 && row < 24
      ? { from: 255, by: 0 }
      : { from: 120, by: 70 };
  const tones = tonesOf({ light });
  const sampled = decideTogether(tones, fixedModules(size), modulesOf(tones, size, tones));
  const within = (column: number, row: number): number => sampled.sureness[row * size + column]!;
  expect(within(18, 18)).toBe(0);
  expect(within(4, 18)).toBeGreaterThan(80);
});

it('measures what neighbours add', () => {
  const tones = tonesOf({ weights: SMEAR, noise: 0 });
  const stride = size + 2;
  const signs = new Int8Array(stride * stride).fill(1);
  modules.forEach((dark, at) => {
    signs[(Math.floor(at / size) + 1) * stride + (at % size) + 1] = 1 - 2 * dark;
  });
  const even = (value: number): Float32Array => new Float32Array(size * size).fill(value);
  const kernel = kernelOf({
    ...{ size, tones, signs, kernel: Float32Array.from(SMEAR) },
    seen: tones.map((tone) => (tone - 120) / 70),
    ...{ brightness: even(120), contrast: even(70), noise: even(4) },
  });
  for (const [k, weight] of SMEAR.entries()) expect(kernel[k]).toBeCloseTo(weight, 1);
});

it('measures brightness and contrast round about', () => {
  const expected = Float32Array.from(modules, (dark) => 1 - 2 * dark);
  const tones = expected.map((sign, at) => 90 + (at % size) + 40 * sign);
  const { brightness, contrast, noise } = lightOf(tones, expected, size, 250);
  const middle = 15 * size + 15;
  expect(brightness[middle]).toBeCloseTo(105, -1);
  expect(contrast[middle]).toBeCloseTo(40, -1);
  expect(noise[middle]).toBeLessThan(20);
});
