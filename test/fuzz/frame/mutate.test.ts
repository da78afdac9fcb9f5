import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutate, MUTATORS } from './mutate.ts';
import { createRandom, type Random } from './random.ts';

const SEEDS = ['01139000002A1B2C3', 'short', ''].map((text) => new TextEncoder().encode(text));

function inputs(seed: number, count: number): string[] {
  const random = createRandom(seed);
  return Array.from({ length: count }, () =>
    Buffer.from(mutate(random, SEEDS, 64)).toString('hex'),
  );
}

test('the same seed gives the same inputs, another seed others', () => {
  expect(inputs(7, 500)).toEqual(inputs(7, 500));
  expect(inputs(7, 500)).not.toEqual(inputs(8, 500));
});

test('what a seed gives stays the same from version to version', () => {
  const random = createRandom(1);
  expect(Array.from({ length: 6 }, () => random.below(1_000))).toMatchInlineSnapshot(`
    [
      367,
      81,
      820,
      701,
      149,
      531,
    ]
  `);
});

test('inputs differ, and seeds as they are come too', () => {
  const seen = new Set(inputs(1, 2_000));
  expect(seen.size).toBeGreaterThan(1_000);
  for (const seed of SEEDS) expect(seen).toContain(Buffer.from(seed).toString('hex'));
});

test('numbers stay below their limit and reach all of it', () => {
  const random = createRandom(3);
  const counts = new Array<number>(10).fill(0);
  for (let round = 0; round < 10_000; round++) counts[random.below(10)]!++;
  for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
});

test('no input is longer than allowed, and no seed is ever changed', () => {
  const before = SEEDS.map((seed) => [...seed]);
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 0, max: 40 }), (seed, maxBytes) => {
      expect(mutate(createRandom(seed), SEEDS, maxBytes).length).toBeLessThanOrEqual(maxBytes);
    }),
  );
  expect(SEEDS.map((seed) => [...seed])).toEqual(before);
});

/** Gives these numbers, one after the other. */
function chosen(...numbers: number[]): Random {
  return { below: () => numbers.shift() ?? 0 };
}

test.each<[string, number[], number[]]>([
  ['bitFlip', [1, 2], [10, 16, 30]],
  ['bitFlip', [3], [10, 20, 30]],
  ['edgeByte', [0, 13], [255, 20, 30]],
  ['truncate', [2], [10, 20]],
  ['behead', [2], [30]],
  ['remove', [2, 1], [10, 30]],
  ['duplicate', [0, 2], [10, 20, 10, 20, 30]],
  ['splice', [1, 3, 0, 1], [10, 7, 20, 30]],
  ['insert', [3, 3, 2, 1, 2], [10, 20, 30, 1, 2]],
  ['replaceAll', [2, 5, 6], [5, 6]],
])('%s with %j', (name, numbers, expected) => {
  const bytes = Uint8Array.of(10, 20, 30);
  expect([...MUTATORS[name]!(chosen(...numbers), bytes, Uint8Array.of(7, 8))]).toEqual(expected);
});
