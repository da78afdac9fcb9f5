import type { Frame } from '../../decoder.ts';
import { correlate } from './correlate.ts';
import { gridOf, PLACE, type Grid, type GridShape } from './grid.ts';
import { matchOf } from './match.ts';
import { patternsOf, type FixedPattern } from './patterns.ts';

/** The fourth place lies up to so much of a side away from where it would be without perspective. */
const REACH = 0.24;
/** In modules. */
const STEP = 0.8;
const MOST_STEPS = 12;
/** In modules: places that are farther apart are tried each. */
const APART = 1.9;
const MOST_COARSE = 6;
const MOST = 2;
/** Below this it is no alignment pattern. */
const LEAST_MATCH = 0.2;
/** What is far away has to match better, by so much at the edge. */
const FAR = 0.3;
const ACROSS = Array.from({ length: 2 * MOST_STEPS + 1 }, (_, at) => at - MOST_STEPS);
/** All that may be looked at, in steps, from the nearest. */
const PLACES = ACROSS.flatMap((i) => ACROSS.map((j) => ({ i, j, far: Math.hypot(i, j) }))).sort(
  (a, b) => a.far - b.far,
);

/** The grid as it is, and with its fourth place moved to where the last alignment pattern seems to be. */
export function withFourths(
  frame: Frame,
  shape: GridShape,
  isInverted: boolean,
): readonly GridShape[] {
  const { kind, size, values } = shape;
  const last = patternsOf(size).alignment.at(-1);
  if (!last) return [shape];
  const [right, below, at] = kind === 'flat' ? [2, 4, 6] : [PLACE, 2 * PLACE, 3 * PLACE];
  const way = (to: number, index: number): number =>
    (values[to + index] ?? 0) - (values[index] ?? 0);
  const step = STEP / (size - 7);
  const steps = Math.min(Math.round(REACH / step), MOST_STEPS);
  const moved = { kind, size, values: values.slice() };
  const moveTo = (i: number, j: number): void => {
    for (const index of [0, 1]) {
      const shift = step * (i * way(right, index) + j * way(below, index));
      moved.values[at + index] = (values[at + index] ?? 0) + shift;
    }
  };
  const rated = (match: number, i: number, j: number): Tried => {
    return { match: match - (FAR * Math.hypot(i, j)) / (steps + 1), i, j };
  };
  const tryAt = (i: number, j: number): Tried => {
    moveTo(i, j);
    return rated(matchOf(frame, gridOf(moved), last, isInverted), i, j);
  };
  const shifted = createShifted(last, (i, j) => {
    moveTo(i, j);
    return gridOf(moved);
  });
  const coarse: Tried[] = [];
  let best = -1;
  for (const { i, j, far } of PLACES) {
    if (Math.max(Math.abs(i), Math.abs(j)) > steps) continue;
    // Farther away none can match better any more.
    if (1 - (FAR * far) / (steps + 1) < best) break;
    const one = rated(correlate(frame, shifted(i, j), last.signs, isInverted), i, j);
    if (one.match > LEAST_MATCH) coarse.push(one);
    best = Math.max(best, one.match);
  }
  const finer = apart(coarse, MOST_COARSE).map(({ i, j }) => {
    const nearby = FINE.flatMap((di) => FINE.map((dj) => tryAt(i + di, j + dj)));
    return nearby.reduce((best, one) => (one.match > best.match ? one : best));
  });
  const shapes = apart(finer, MOST).map(({ i, j }) => {
    moveTo(i, j);
    return { kind, size, values: moved.values.slice() };
  });
  return [...shapes, shape];
}

/**
 * Where the modules of a pattern lie when the fourth place is so many steps away, nearly: as far as they move with the
 * first step. Hundreds of places are tried, and the best of them exactly after that.
 */
function createShifted(
  { places }: FixedPattern,
  gridAt: (i: number, j: number) => Grid,
): (i: number, j: number) => Float64Array {
  const [spots, first, across, down] = [0, 1, 2, 3].map(() => new Float64Array(places.length)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  gridAt(0, 0).locate(places, first);
  gridAt(1, 0).locate(places, across);
  gridAt(0, 1).locate(places, down);
  return (i, j) => {
    for (let at = 0; at < spots.length; at++) {
      const from = first[at] ?? 0;
      spots[at] = from + i * ((across[at] ?? 0) - from) + j * ((down[at] ?? 0) - from);
    }
    return spots;
  };
}

/** Between the steps. */
const FINE = [-0.66, -0.33, 0, 0.33, 0.66];

interface Tried {
  readonly match: number;
  readonly i: number;
  readonly j: number;
}

/** The best ones, of those that are near to each other only the first. */
function apart(tried: readonly Tried[], most: number): readonly Tried[] {
  const chosen: Tried[] = [];
  for (const one of tried.toSorted((a, b) => b.match - a.match)) {
    if (chosen.length === most) break;
    const isNew = chosen.every(({ i, j }) => Math.hypot(i - one.i, j - one.j) * STEP > APART);
    if (isNew) chosen.push(one);
  }
  return chosen;
}
