import type { Frame } from '../../decoder.ts';
import { correlate } from './correlate.ts';
import { gridOf, type Grid, type GridShape } from './grid.ts';
import type { FixedPattern } from './patterns.ts';

/** Of the pattern that is looked at; none has more modules than the largest symbol is wide. */
const spots = new Float64Array(2 * 177);

/** How well a pattern is seen where the grid says that it is. */
export function matchOf(
  frame: Frame,
  grid: Grid,
  { places, signs }: FixedPattern,
  isInverted: boolean,
): number {
  grid.locate(places, spots);
  return correlate(frame, spots, signs, isInverted);
}

/** The mean of how well patterns are seen; 0 of none. */
export function meanMatch(
  frame: Frame,
  shape: GridShape,
  patterns: readonly FixedPattern[],
  isInverted: boolean,
): number {
  if (patterns.length === 0) return 0;
  const grid = gridOf(shape);
  let sum = 0;
  for (const pattern of patterns) sum += matchOf(frame, grid, pattern, isInverted);
  return sum / patterns.length;
}
