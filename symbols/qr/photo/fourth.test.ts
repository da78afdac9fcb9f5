import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withFourths } from './fourth.ts';
import { PLACE, type GridShape } from './grid.ts';
import { PLAIN, takePhotograph } from './photograph.test-support.ts';

const { frame, size } = takePhotograph({ ...PLAIN, length: 100 }, 2);
const inverted = { ...frame, luma: frame.luma.map((tone) => 255 - tone) };
const span = (size - 7) * PLAIN.module;
const [left, top] = [PLAIN.middle.x - span / 2, PLAIN.middle.y - span / 2];
const [right, below] = [left + span, top + span];

/** A grid whose fourth place is so many modules off, and which of its values that place is. */
function gridOff(
  kind: GridShape['kind'],
  across: number,
  down: number,
): { readonly shape: GridShape; readonly fourth: number } {
  const [x, y] = [right + across * PLAIN.module, below + down * PLAIN.module];
  const places = [left, top, right, top, left, below, x, y];
  if (kind === 'flat') {
    return { shape: { kind, size, values: Float64Array.of(...places, 0, 0) }, fourth: 6 };
  }
  const values = [0, 2, 4, 6].flatMap((at) => [places[at]!, places[at + 1]!, span, 0, 0, span]);
  return { shape: { kind, size, values: Float64Array.from(values) }, fourth: 3 * PLACE };
}

const off = fc.double({ min: -4, max: 4, noNaN: true });

it.each(['flat', 'bent'] as const)('finds the fourth place again: %s', (kind) => {
  fc.assert(
    fc.property(off, off, fc.boolean(), (across, down, isInverted) => {
      const { shape, fourth } = gridOff(kind, across, down);
      const before = shape.values.slice();
      const shapes = withFourths(isInverted ? inverted : frame, shape, isInverted);
      const away = shapes.map(({ values }) =>
        Math.hypot(values[fourth]! - right, values[fourth + 1]! - below),
      );
      expect(Math.min(...away)).toBeLessThan(PLAIN.module);
      // Nothing else is moved, and what was given stays as it was: it comes last.
      for (const { values } of shapes) {
        expect(values.filter((_, at) => at < fourth || at > fourth + 1)).toEqual(
          before.filter((_, at) => at < fourth || at > fourth + 1),
        );
      }
      expect(shapes.at(-1)).toBe(shape);
      expect(shape.values).toEqual(before);
      expect(shapes.length).toBeLessThanOrEqual(3);
    }),
    { numRuns: 20 },
  );
});

it.each([
  [8, 8],
  [8, -7],
  [-8, 6],
])('finds it far away too: %i modules across, %i down', (across, down) => {
  const { shape, fourth } = gridOff('flat', across, down);
  const away = withFourths(frame, shape, false).map(({ values }) =>
    Math.hypot(values[fourth]! - right, values[fourth + 1]! - below),
  );
  expect(Math.min(...away)).toBeLessThan(PLAIN.module);
});

it('gives only the grid itself where nothing is seen, and in version 1', () => {
  const { shape } = gridOff('flat', 1, 1);
  const even = { ...frame, luma: frame.luma.slice().fill(90) };
  expect(withFourths(even, shape, false)).toEqual([shape]);
  const first = { ...shape, size: 21 };
  expect(withFourths(frame, first, false)).toEqual([first]);
});
