import { expect, it } from 'vitest';
import { gridOf, type GridShape } from './grid.ts';
import { matchOf, meanMatch } from './match.ts';
import { patternsOf, type FixedPattern } from './patterns.ts';
import { PLAIN, takePhotograph } from './photograph.test-support.ts';

function everyPattern(size: number): readonly FixedPattern[] {
  const { timing, finders, versions, alignment } = patternsOf(size);
  return [...timing, ...finders, ...versions, ...alignment];
}

const { frame, size } = takePhotograph({ ...PLAIN, length: 140 }, 4);
const span = (size - 7) * PLAIN.module;
const left = PLAIN.middle.x - span / 2;
const top = PLAIN.middle.y - span / 2;
const all = everyPattern(size);

/** The grid as it is drawn, moved by so many modules. */
function gridAt(across: number, down: number): GridShape {
  const [x, y] = [left + across * PLAIN.module, top + down * PLAIN.module];
  const places = [x, y, x + span, y, x, y + span, x + span, y + span];
  return { kind: 'flat', size, values: Float64Array.of(...places, 0, 0) };
}

it('is near to 1 of every pattern of a symbol, where the grid lies as it is drawn', () => {
  expect(all.length).toBeGreaterThan(10);
  const grid = gridOf(gridAt(0, 0));
  for (const pattern of all) {
    expect(matchOf(frame, grid, pattern, false)).toBeGreaterThan(0.95);
    expect(matchOf(frame, grid, pattern, true)).toBeLessThan(-0.95);
  }
});

it('is less with every half module that the grid lies off', () => {
  for (const [across, down] of [
    [1, 0],
    [0, 1],
    [-1, 0],
    [0, -1],
  ] as const) {
    const [on, near, off] = [0, 0.5, 1].map((way) =>
      meanMatch(frame, gridAt(way * across, way * down), all, false),
    );
    expect(on).toBeGreaterThan(near! + 0.2);
    expect(near).toBeGreaterThan(off! + 0.2);
  }
});

it('is together the mean of each, of none 0', () => {
  const grid = gridOf(gridAt(0.3, 0.2));
  const some = all.slice(0, 9);
  const each = some.map((pattern) => matchOf(frame, grid, pattern, false));
  const mean = each.reduce((sum, one) => sum + one, 0) / each.length;
  expect(meanMatch(frame, gridAt(0.3, 0.2), some, false)).toBeCloseTo(mean, 9);
  expect(meanMatch(frame, gridAt(0, 0), [], false)).toBe(0);
});
