import type { Frame } from '../../decoder.ts';
import { withFourths } from './fourth.ts';
import { BENDS, PLACE, type GridShape } from './grid.ts';
import { lay } from './laid.ts';
import { meanMatch } from './match.ts';
import { patternsOf, type FixedPattern } from './patterns.ts';
import { bentStart, flatStart, nearestSize, seenAs, type Seen } from './starts.ts';
import type { Triple } from './triples.ts';

/** Below this mean match a grid lies on nothing: at the end, and when the first steps are done. */
const LEAST_MATCH = 0.55;
const LEAST_AFTER_FIRST = 0.5;
/** A size whose patterns are seen so well is the right one. */
const SURE_SIZE = 0.85;
const SIZES_TRIED = 3;
const IMPROVED_OF_SIZE = 2;

export interface Fit {
  readonly shape: GridShape;
  /** The mean of how well the fixed patterns are seen, 0…1. */
  readonly match: number;
}

/**
 * Lays grids on a picture where three finder patterns were found; from the likeliest, each when it is asked
 * for. Between any two looks of some milliseconds `isOver` is asked whether to give up.
 */
export function* fitGrids(
  frame: Frame,
  triple: Triple,
  isOver: () => boolean = () => false,
): Generator<Fit> {
  const { isInverted } = triple.topLeft;
  for (const { size, starts } of startsOf(frame, seenAs(triple), isOver)) {
    if (isOver()) return;
    const patterns = patternsSeen(triple, size);
    const likeliest = starts
      .flatMap((start) => (isOver() ? [] : withFourths(frame, start, isInverted)))
      .map((shape) => ({ shape, match: meanMatch(frame, shape, patterns, isInverted) }))
      .sort((a, b) => b.match - a.match)
      .slice(0, IMPROVED_OF_SIZE);
    const others: Fit[] = [];
    let isSure = false;
    for (const { shape } of likeliest) {
      if (isOver()) return;
      const fit = improve(frame, shape, patterns, isInverted, isOver);
      isSure ||= fit.match >= SURE_SIZE;
      // Mostly the first is the right one: the next is not made for nothing.
      if (fit.match >= SURE_SIZE) yield fit;
      else if (fit.match >= LEAST_MATCH) others.push(fit);
    }
    yield* others.sort((a, b) => b.match - a.match);
    if (isSure) return;
  }
}

/** What can be seen of the patterns that every symbol of a size has. */
function patternsSeen(triple: Triple, size: number): readonly FixedPattern[] {
  const { timing, finders, versions, alignment } = patternsOf(size);
  const { topLeft, topRight, bottomLeft } = triple;
  const isSeen = [topLeft, topRight, bottomLeft].map((finder) => finder.isSeen);
  return [
    ...timing,
    ...finders.filter((_, at) => isSeen[at]),
    ...versions.filter((_, at) => isSeen[at + 1]),
    ...alignment.slice(-MOST_ALIGNMENT),
  ];
}

/** From the last; more only cost time. */
const MOST_ALIGNMENT = 7;
/** Of what was measured: a roll shows the modules of the finder patterns too narrow. */
const LEAST_OF_SIZE = 0.82;
const MOST_OF_SIZE = 1.1;
/** What a size loses for being away from the measured one by its whole. */
const UNLIKELY = 0.8;

interface Starts {
  readonly size: number;
  readonly starts: readonly GridShape[];
}

/** Grids to begin with, by size: from the size whose timing patterns and version are seen best. */
function startsOf(frame: Frame, seen: Seen, isOver: () => boolean): readonly Starts[] {
  const { isInverted } = seen.triple.topLeft;
  const least = nearestSize(seen.size * LEAST_OF_SIZE - 2);
  const most = nearestSize(seen.size * MOST_OF_SIZE + 2);
  const starts = [];
  for (let size = least; size <= most && !isOver(); size += 4) {
    const { timing, versions } = patternsOf(size);
    const shapes = [flatStart(seen, size), bentStart(seen, size)];
    const matches = shapes.map(
      (shape) =>
        meanMatch(frame, shape, timing, isInverted) +
        meanMatch(frame, shape, versions, isInverted) / 2,
    );
    const away = Math.abs(size / seen.size - 1) * UNLIKELY;
    starts.push({ size, starts: shapes, match: Math.max(...matches) - away });
  }
  return starts.sort((a, b) => b.match - a.match).slice(0, SIZES_TRIED);
}

const ROUNDS = 4;
/** Of the steps with which the places are moved, in modules. */
const FIRST_STEP = 0.8;
/** The bends first: without them the places would run after a bent line. */
const FLAT_ORDER = [8, 9, 6, 7, 2, 3, 4, 5, 0, 1];
/** The place that was not seen first. */
const BENT_ORDER = [3, 1, 2, 0].flatMap((place) =>
  Array.from({ length: PLACE }, (_, index) => place * PLACE + index),
);
/** A slope is felt so much less than a place. */
const SLOPE = 4;
/** In one direction. */
const MOST_STEPS = 3;

/** Moves each value to and fro while the fixed patterns match better. */
function improve(
  frame: Frame,
  start: GridShape,
  patterns: readonly FixedPattern[],
  isInverted: boolean,
  isOver: () => boolean,
): Fit {
  const { kind } = start;
  const module = moduleOf(start);
  const order = kind === 'flat' ? FLAT_ORDER : BENT_ORDER;
  const laid = lay(frame, start, patterns, isInverted);
  let best = laid.match();
  let step = FIRST_STEP;
  for (let round = 0; round < ROUNDS && !isOver(); round++, step /= 2) {
    for (const index of order) {
      const unit = step * unitOf(index);
      if (goOn(index, unit) === 0) goOn(index, -unit);
    }
    if (round === 0 && best < LEAST_AFTER_FIRST) break;
  }
  return { shape: laid.shape, match: best };

  /** How often it went on. */
  function goOn(index: number, by: number): number {
    for (let more = 0; more < MOST_STEPS; more++) {
      laid.move(index, by);
      const match = laid.match();
      if (match <= best + 1e-4) {
        laid.move(index, -by);
        return more;
      }
      best = match;
    }
    return MOST_STEPS;
  }

  function unitOf(index: number): number {
    if (kind === 'flat') return index < BENDS ? module : 2;
    return index % PLACE < 2 ? module : SLOPE * module;
  }
}

/** Pixels a module along the upper edge. */
function moduleOf({ kind, size, values }: GridShape): number {
  const next = kind === 'flat' ? 2 : PLACE;
  const [x, y] = [
    (values[next] ?? 0) - (values[0] ?? 0),
    (values[next + 1] ?? 0) - (values[1] ?? 0),
  ];
  return Math.hypot(x, y) / (size - 7);
}
