import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BENDS, PLACE, type GridShape } from './grid.ts';
import { lay } from './laid.ts';
import { meanMatch } from './match.ts';
import { patternsOf } from './patterns.ts';
import { PLAIN, takePhotograph } from './photograph.test-support.ts';

const { frame, size } = takePhotograph(
  { ...PLAIN, width: 320, height: 320, middle: { x: 160, y: 160 } },
  6,
);
const span = (size - 7) * PLAIN.module;
const [near, far] = [160 - span / 2, 160 + span / 2];
const PLACES = [near, near, far, near, near, far, far, far];
const FLAT: GridShape = { kind: 'flat', size, values: Float64Array.of(...PLACES, 0, 0) };
const BENT: GridShape = {
  kind: 'bent',
  size,
  values: Float64Array.from(
    [0, 1, 2, 3].flatMap((at) => [PLACES[2 * at]!, PLACES[2 * at + 1]!, span, 0, 0, span]),
  ),
};
const { timing, finders, alignment } = patternsOf(size);
const PATTERNS = [...timing, ...finders, ...alignment];
const KINDS = [
  { kind: 'flat', start: FLAT, values: BENDS + 2 },
  { kind: 'bent', start: BENT, values: 4 * PLACE },
];

function movesOf(values: number): fc.Arbitrary<readonly (readonly [number, number])[]> {
  const by = fc.double({ min: -PLAIN.module, max: PLAIN.module, noNaN: true });
  return fc.array(fc.tuple(fc.nat(values - 1), by), { minLength: 1, maxLength: 12 });
}

it.each(KINDS)('matches as its shape does, after any moves: $kind', ({ start, values }) => {
  fc.assert(
    fc.property(movesOf(values), fc.boolean(), (moves, isInverted) => {
      const laid = lay(frame, start, PATTERNS, isInverted);
      const expected = start.values.slice();
      for (const [index, by] of moves) {
        laid.move(index, by);
        expected[index]! += by;
      }
      expect(laid.shape).toEqual({ ...start, values: expected });
      expect(laid.match()).toBeCloseTo(meanMatch(frame, laid.shape, PATTERNS, isInverted), 6);
    }),
    { numRuns: 40 },
  );
});

it.each(KINDS)('matches as before when it is moved back: $kind', ({ start, values }) => {
  const laid = lay(frame, start, PATTERNS, false);
  const before = laid.match();
  expect(before).toBeGreaterThan(0.9);
  fc.assert(
    fc.property(movesOf(values), (moves) => {
      for (const [index, by] of moves) laid.move(index, by);
      for (const [index, by] of moves.toReversed()) laid.move(index, -by);
      expect(laid.match()).toBeCloseTo(before, 6);
    }),
    { numRuns: 40 },
  );
});

it.each(KINDS)('feels every value, and leaves the start as it was: $kind', ({ start, values }) => {
  const kept = start.values.slice();
  const laid = lay(frame, start, PATTERNS, false);
  const before = laid.match();
  for (let index = 0; index < values; index++) {
    laid.move(index, 24);
    expect(Math.abs(laid.match() - before), `value ${index}`).toBeGreaterThan(0.003);
    laid.move(index, -24);
  }
  expect(start.values).toEqual(kept);
});

it('matches nothing with no patterns', () => {
  expect(lay(frame, FLAT, [], false).match()).toBe(0);
});
