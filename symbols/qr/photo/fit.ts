import type { Frame } from '../../decoder.ts';
import { moduleAlong } from './cross-runs.ts';
import { gridOf, VALUES, type GridShape } from './grid.ts';
import { matchOf } from './match.ts';
import { patternsOf, type FixedPattern } from './patterns.ts';
import type { Triple } from './triples.ts';

/** Below this mean match a grid lies on nothing. */
const LEAST_MATCH = 0.45;
const SMALLEST = 21;
const LARGEST = 177;
const SIZES_TRIED = 2;

/** Lays grids on a picture where three finder patterns were found; from the likeliest. */
export function fitGrids(frame: Frame, triple: Triple): readonly GridShape[] {
  const { isInverted } = triple.topLeft;
  const seen = seenAs(frame, triple);
  return sizesOf(frame, seen)
    .map((size) => {
      const start = withFourth(frame, startOf(seen, size), isInverted);
      return improve(frame, start, isInverted);
    })
    .filter(({ match }) => match >= LEAST_MATCH)
    .sort((a, b) => b.match - a.match)
    .map(({ shape }) => shape);
}

/** What the finder patterns tell of the way the symbol is seen. */
interface Seen {
  readonly triple: Triple;
  /** How much further away the other end of the upper and of the left edge is, as a share. */
  readonly far: readonly [number, number];
  /** Modules a side, about. */
  readonly size: number;
}

/** More than this is a wrong measurement. */
const MOST_FAR = 0.6;

function seenAs(frame: Frame, triple: Triple): Seen {
  const { topLeft } = triple;
  const legs = [triple.topRight, triple.bottomLeft].map((end) => {
    const length = Math.hypot(end.x - topLeft.x, end.y - topLeft.y);
    const along = { dx: (end.x - topLeft.x) / length, dy: (end.y - topLeft.y) / length };
    const [near, far] = [moduleAlong(frame, topLeft, along), moduleAlong(frame, end, along)];
    const share = Math.sqrt(near / far) - 1;
    return {
      modules: length / Math.sqrt(near * far),
      far: Math.min(Math.max(share, -MOST_FAR), MOST_FAR),
    };
  });
  const [upper, left] = legs;
  return {
    triple,
    far: [upper?.far ?? 0, left?.far ?? 0],
    size: ((upper?.modules ?? 0) + (left?.modules ?? 0)) / 2 + 7,
  };
}

function startOf({ triple, far }: Seen, size: number): GridShape {
  const { topLeft: p0, topRight: p1, bottomLeft: p3 } = triple;
  const [g, h] = far;
  const w = 1 + g + h > 0.4 ? 1 + g + h : 1;
  const fourth = {
    x: (p1.x * (1 + g) + p3.x * (1 + h) - p0.x) / w,
    y: (p1.y * (1 + g) + p3.y * (1 + h) - p0.y) / w,
  };
  const values = [p0.x, p0.y, p1.x, p1.y, p3.x, p3.y, fourth.x, fourth.y, 0, 0];
  return { size, values: Float64Array.from(values) };
}

/** How many modules a side fit, by the size of those of the finder patterns and the timing patterns. */
function sizesOf(frame: Frame, seen: Seen): readonly number[] {
  const middle = Math.round((seen.size - 17) / 4) * 4 + 17;
  const reach = middle > 41 ? 8 : 4;
  const sizes = [];
  for (let size = middle - reach; size <= middle + reach; size += 4) {
    if (size < SMALLEST || size > LARGEST) continue;
    const { timing } = patternsOf(size);
    const match = meanMatch(frame, startOf(seen, size), timing, seen.triple.topLeft.isInverted);
    sizes.push({ size, match: match - Math.abs(size - seen.size) * UNLIKELY });
  }
  return sizes
    .sort((a, b) => b.match - a.match)
    .slice(0, SIZES_TRIED)
    .map(({ size }) => size);
}

/** What a size loses for each module that it is away from the measured one. */
const UNLIKELY = 0.02;

function meanMatch(
  frame: Frame,
  shape: GridShape,
  patterns: readonly FixedPattern[],
  isInverted: boolean,
): number {
  const grid = gridOf(shape);
  const sum = patterns.reduce((all, one) => all + matchOf(frame, grid, one, isInverted), 0);
  return sum / patterns.length;
}

/** The fourth place lies up to so much of a side away from where it would be without perspective. */
const FOURTH_REACH = 0.24;

/** Moves the fourth place to where the last alignment pattern is seen best. */
function withFourth(frame: Frame, shape: GridShape, isInverted: boolean): GridShape {
  const { size, values } = shape;
  const last = patternsOf(size).alignment.at(-1);
  if (!last) return shape;
  const [ux, uy] = [(values[2] ?? 0) - (values[0] ?? 0), (values[3] ?? 0) - (values[1] ?? 0)];
  const [vx, vy] = [(values[4] ?? 0) - (values[0] ?? 0), (values[5] ?? 0) - (values[1] ?? 0)];
  const step = 0.8 / (size - 7);
  const steps = Math.min(Math.round(FOURTH_REACH / step), 12);
  let best = { match: -1, shape };
  for (let i = -steps; i <= steps; i++) {
    for (let j = -steps; j <= steps; j++) {
      const moved = values.slice();
      moved[6] = (values[6] ?? 0) + step * (i * ux + j * vx);
      moved[7] = (values[7] ?? 0) + step * (i * uy + j * vy);
      const tried = { size, values: moved };
      // A little in favour of what is near.
      const match =
        matchOf(frame, gridOf(tried), last, isInverted) - (0.15 * Math.hypot(i, j)) / (steps + 1);
      if (match > best.match) best = { match, shape: tried };
    }
  }
  return best.shape;
}

const ROUNDS = 4;
/** Of the steps with which the places are moved, in modules. */
const FIRST_STEP = 0.8;

/** Moves each place and each bend to and fro while the fixed patterns match better. */
function improve(
  frame: Frame,
  start: GridShape,
  isInverted: boolean,
): { readonly shape: GridShape; readonly match: number } {
  const { size } = start;
  const { timing, finders, alignment } = patternsOf(size);
  const all = [...timing, ...finders, ...alignment.slice(-6)];
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = start.values;
  const module = Math.hypot(x1 - x0, y1 - y0) / (size - 7);
  const values = start.values.slice();
  let best = meanMatch(frame, { size, values }, all, isInverted);
  let step = FIRST_STEP;
  for (let round = 0; round < ROUNDS; round++, step /= 2) {
    // The bends first: without them the places would run after a bent line.
    for (const index of ORDER) {
      const unit = index < VALUES - 2 ? module * step : 2 * step;
      for (const sign of [1, -1]) {
        for (let more = 0; more < 3; more++) {
          values[index] = (values[index] ?? 0) + sign * unit;
          const match = meanMatch(frame, { size, values }, all, isInverted);
          if (match <= best + 1e-4) {
            values[index] = (values[index] ?? 0) - sign * unit;
            break;
          }
          best = match;
        }
      }
    }
  }
  return { shape: { size, values }, match: best };
}

const ORDER = [8, 9, 6, 7, 2, 3, 4, 5, 0, 1];
