import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Frame } from '../../decoder.ts';
import { correlate } from './correlate.ts';

const SIDE = 6;
const COUNT = SIDE * SIDE;
/** The middles of all pixels: every module of a pattern is one. */
const MIDDLES = Float64Array.from({ length: 2 * COUNT }, (_, at) =>
  at % 2 === 0 ? ((at >> 1) % SIDE) + 0.5 : Math.floor((at >> 1) / SIDE) + 0.5,
);

function frameOf(tones: readonly number[]): Frame {
  return { width: SIDE, height: SIDE, luma: Uint8Array.from(tones) };
}

function match(tones: readonly number[], signs: Int8Array, isInverted = false): number {
  return correlate(frameOf(tones), MIDDLES, signs, isInverted);
}

/** Modules of both kinds, in any number. */
const pattern = fc
  .array(fc.boolean(), { minLength: COUNT, maxLength: COUNT })
  .filter((modules) => modules.includes(true) && modules.includes(false))
  .map((modules) => Int8Array.from(modules, (isDark) => (isDark ? 1 : -1)));
const dark = fc.integer({ min: 0, max: 100 });
const light = fc.integer({ min: 130, max: 255 });
const small = fc.integer({ min: 0, max: 80 });
const tones = fc.array(small, { minLength: COUNT, maxLength: COUNT });

it('is 1 of the pattern itself, −1 with light and dark changed over', () => {
  fc.assert(
    fc.property(pattern, dark, light, (signs, low, high) => {
      const drawn = Array.from(signs, (sign) => (sign > 0 ? low : high));
      expect(match(drawn, signs)).toBeCloseTo(1, 3);
      expect(match(drawn, signs, true)).toBeCloseTo(-1, 3);
      const inverted = drawn.map((tone) => 255 - tone);
      expect(match(inverted, signs)).toBeCloseTo(-1, 3);
      expect(match(inverted, signs, true)).toBeCloseTo(1, 3);
    }),
  );
});

it('is never beyond them, and the same in other brightness and contrast', () => {
  const contrast = fc.integer({ min: 2, max: 3 });
  const brightness = fc.integer({ min: 0, max: 15 });
  fc.assert(
    fc.property(pattern, tones, contrast, brightness, (signs, seen, times, more) => {
      const one = match(seen, signs);
      expect(Math.abs(one)).toBeLessThan(1 + 1e-9);
      const mean = seen.reduce((sum, tone) => sum + tone, 0) / COUNT;
      const variance = seen.reduce((sum, tone) => sum + (tone - mean) ** 2, 0) / COUNT;
      fc.pre(variance > 5);
      const other = seen.map((tone) => tone * times + more);
      expect(match(other, signs)).toBeCloseTo(one, 6);
    }),
  );
});

it('is 0 on an even ground, with noise of a tone too, and of a pattern of one kind', () => {
  const half = Int8Array.from({ length: COUNT }, (_, at) => (at % 2 === 0 ? 1 : -1));
  const even = Array.from(half, () => 90);
  expect(match(even, half)).toBe(0);
  const noisy = Array.from(half, (sign) => 90 - sign);
  expect(match(noisy, half)).toBe(0);
  const clear = Array.from(half, (sign) => 90 - 40 * sign);
  expect(match(clear, new Int8Array(COUNT).fill(1))).toBe(0);
});

it('looks at the spots from where it is told', () => {
  const signs = Int8Array.of(1, -1, 1, 1);
  const drawn = Array.from({ length: COUNT }, () => 200);
  for (const [at, sign] of signs.entries()) drawn[20 + at] = sign > 0 ? 30 : 200;
  expect(correlate(frameOf(drawn), MIDDLES, signs, false, 40)).toBeCloseTo(1, 3);
  expect(correlate(frameOf(drawn), MIDDLES, signs, false)).toBe(0);
});
