import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checksOf } from './checks.ts';
import { correct } from './correct.ts';
import { blocksOf, LEVELS, type Block } from './version.ts';

const RUNS = { numRuns: 300, seed: 27766 };

/** Every kind of block that a symbol has. */
const BLOCKS: readonly Block[] = Array.from({ length: 13 }, (_, at) => at + 1).flatMap((version) =>
  LEVELS.flatMap((level) => blocksOf(version, level)),
);

interface Trial {
  readonly block: Block;
  readonly right: Uint8Array;
  /** Positions in random order, and what may be added to a codeword to make it wrong. */
  readonly order: readonly number[];
  readonly noise: readonly number[];
}

const trials: fc.Arbitrary<Trial> = fc
  .constantFrom(...BLOCKS)
  .chain((block) =>
    fc.record({
      block: fc.constant(block),
      data: fc.uint8Array({
        minLength: block.length - block.checks,
        maxLength: block.length - block.checks,
        max: 127,
      }),
      order: fc.shuffledSubarray([...Array(block.length).keys()], { minLength: block.length }),
      noise: fc.array(fc.integer({ min: 1, max: 127 }), {
        minLength: block.length,
        maxLength: block.length,
      }),
    }),
  )
  .map(({ data, ...trial }) => ({
    ...trial,
    right: Uint8Array.of(...data, ...checksOf(data, trial.block.checks)),
  }));

function damage({ right, order, noise }: Trial, count: number): Uint8Array {
  const wrong = right.slice();
  for (const at of order.slice(0, count)) wrong[at] = (wrong[at] ?? 0) ^ (noise[at] ?? 0);
  return wrong;
}

test('as many errors as half the checks are corrected, in every kind of block', () => {
  fc.assert(
    fc.property(trials, fc.nat(), (trial, any) => {
      const { right, block } = trial;
      for (const count of [any % (block.checks / 2), block.checks / 2].map(Math.floor)) {
        expect(correct(damage(trial, count), block.checks)()).toEqual({
          codewords: right,
          errors: count,
        });
      }
    }),
    RUNS,
  );
});

test('one error more is refused, or taken for a nearer block, never for the right one', () => {
  let refused = 0;
  let mistaken = 0;
  fc.assert(
    fc.property(trials, (trial) => {
      const { right, block } = trial;
      const most = Math.floor(block.checks / 2);
      const wrong = damage(trial, most + 1);
      const result = correct(wrong, block.checks)();
      if (result === undefined) {
        refused++;
        return;
      }
      mistaken++;
      const distance = result.codewords.filter((codeword, at) => codeword !== wrong[at]).length;
      expect(distance).toBeLessThanOrEqual(most);
      expect(result.codewords).not.toEqual(right);
      const data = result.codewords.subarray(0, block.length - block.checks);
      expect(checksOf(data, block.checks)).toEqual(result.codewords.subarray(data.length));
    }),
    RUNS,
  );
  expect(refused).toBeGreaterThan(290);
  expect(refused + mistaken).toBe(300);
});

test('erasures and twice the errors may be as many as the checks', () => {
  fc.assert(
    fc.property(trials, fc.nat(), (trial, any) => {
      const { right, order, block } = trial;
      const errors = any % (Math.floor(block.checks / 2) + 1);
      const erasures = block.checks - 2 * errors;
      const wrong = damage(trial, errors + erasures);
      const given = order.slice(errors, errors + erasures);
      expect(correct(wrong, block.checks)(given)).toEqual({ codewords: right, errors });
    }),
    RUNS,
  );
});

test('erasures that are right after all do no harm', () => {
  fc.assert(
    fc.property(trials, fc.nat(), (trial, any) => {
      const { right, order, block } = trial;
      const erasures = order.slice(0, any % (block.checks + 1));
      const wrong = damage(trial, Math.floor(erasures.length / 2));
      expect(correct(wrong, block.checks)(erasures)?.codewords).toEqual(right);
    }),
    RUNS,
  );
});

test('more erasures than checks are refused, where anything is wrong', () => {
  const data = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  const right = Uint8Array.of(...data, ...checksOf(data, 4));
  const wrong = right.with(0, 99);
  expect(correct(wrong, 4)([0, 1, 2, 3])?.codewords).toEqual(right);
  expect(correct(wrong, 4)([0, 1, 2, 3, 4])).toBeUndefined();
  expect(correct(right, 4)([0, 1, 2, 3, 4])).toEqual({ codewords: right, errors: 0 });
});

test('whatever is given comes back as a right block or not at all', () => {
  const anything = fc
    .constantFrom(...BLOCKS)
    .chain((block) =>
      fc.tuple(
        fc.constant(block),
        fc.uint8Array({ minLength: block.length, maxLength: block.length, max: 127 }),
        fc.subarray([...Array(block.length).keys()], { maxLength: block.checks + 2 }),
      ),
    );
  fc.assert(
    fc.property(anything, ([block, received, erasures]) => {
      const result = correct(received, block.checks)(erasures);
      if (result === undefined) return;
      const data = result.codewords.subarray(0, block.length - block.checks);
      expect(checksOf(data, block.checks)).toEqual(result.codewords.subarray(data.length));
    }),
    RUNS,
  );
});
