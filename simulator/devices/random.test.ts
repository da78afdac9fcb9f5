import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRandom } from './random.ts';

const SEED = fc.integer({ min: 0, max: 0xffff_ffff });

test('the same seed gives the same numbers, every one within its limits', () => {
  fc.assert(
    fc.property(SEED, fc.integer({ min: 1, max: 1_000_000 }), (seed, limit) => {
      const [first, second] = [createRandom(seed), createRandom(seed)];
      for (let round = 0; round < 20; round++) {
        const number = first.below(limit);
        expect(second.below(limit)).toBe(number);
        expect(Number.isInteger(number) && number >= 0 && number < limit).toBe(true);
      }
    }),
  );
});

test('neighbouring seeds, and 0, begin differently', () => {
  const starts = [0, 1, 2, 3, 0xffff_ffff].map((seed) => createRandom(seed).below(1_000_000));
  expect(new Set(starts).size).toBe(starts.length);
});

test('what never happens never does, what is certain always does, the rest as often as it should', () => {
  const random = createRandom(7);
  let hits = 0;
  for (let round = 0; round < 10_000; round++) {
    expect(random.happens(0)).toBe(false);
    expect(random.happens(1)).toBe(true);
    if (random.happens(0.2)) hits++;
  }
  expect(hits).toBeGreaterThan(1_800);
  expect(hits).toBeLessThan(2_200);
});

test('the numbers are these, on every machine', () => {
  const random = createRandom(467);
  expect([1, 2, 3, 4].map(() => random.below(65_536))).toMatchInlineSnapshot(`
    [
      63120,
      4524,
      47149,
      63523,
    ]
  `);
});
