import { once } from '../../once.ts';
import { halve } from '../../chooser/pictures/scale.ts';
import type { Frame } from '../../decoder.ts';
import { scaledFinder, type Finder } from './finder.ts';
import { findFinders } from './finders.ts';
import { guessTriples } from './guess.ts';
import { timingOf } from './timing.ts';
import { triplesOf, type Triple } from './triples.ts';

export interface Located {
  /** From the one most like a finder pattern. */
  readonly finders: readonly Finder[];
  /** Those of which all three finder patterns were seen, from the likeliest. */
  readonly seen: readonly Triple[];
  /** Those of which one finder pattern is only supposed; looked for when they are asked for. */
  readonly supposed: () => readonly Triple[];
}

/** From the likeliest, those of which one finder pattern is only supposed last. */
export function* triplesIn({ seen, supposed }: Located): Generator<Triple> {
  yield* seen;
  yield* supposed();
}

/** Every so many rows. */
const STEP = 2;
/** In the picture itself patterns are small: they need every row but few. */
const FINE_STEP = 3;

/** A picture made smaller. */
export interface Small {
  readonly frame: Frame;
  /** 2, 4, 8 … times as narrow and low as the picture. */
  readonly factor: number;
}

/**
 * Looks for QR codes by their finder patterns: in a smaller copy, where noise and fine dots are less. That is all,
 * unless one was seen there or `isThorough`: then in a copy of half its size too for large modules, and in
 * the picture itself for small ones; where that is very large, in half its size. Once `isOver`, what was seen until then.
 */
export function locateQr(
  frame: Frame,
  isThorough = false,
  small: Small = { frame: halve(frame), factor: 2 },
  isOver: () => boolean = () => false,
): Located {
  const { factor } = small;
  const middling = findFinders(small.frame, STEP, isOver).map((one) => scaledFinder(one, factor));
  const first = located(frame, middling, isOver);
  if (isOver() || isFound(first) || (middling.length === 0 && !isThorough)) return first;
  const large = findFinders(halve(small.frame), STEP, isOver).map((one) =>
    scaledFinder(one, 2 * factor),
  );
  const coarse = merged([...middling, ...large]);
  const second = large.length > 0 ? located(frame, coarse, isOver) : first;
  if (isOver() || isFound(second)) return second;
  const fine = factor > 2 ? { frame: halve(frame), factor: 2 } : { frame, factor: 1 };
  const seen = findFinders(fine.frame, FINE_STEP, isOver).map((one) =>
    scaledFinder(one, fine.factor),
  );
  return located(frame, merged([...coarse, ...seen]), isOver);
}

/** More seen ones are tried before one is supposed. */
const MOST_SEEN = 4;

function located(frame: Frame, finders: readonly Finder[], isOver: () => boolean): Located {
  const seen = timed(frame, triplesOf(finders), isOver).slice(0, MOST_SEEN);
  return { finders, seen, supposed: once(() => guessTriples(frame, finders, isOver)) };
}

function isFound({ seen, supposed }: Located): boolean {
  return seen.length > 0 || supposed().length > 0;
}

/** Only the likeliest are looked at. */
const MOST_TIMED = 12;
/** With less there is nothing between the patterns. */
const LEAST_TIMING = 0.15;

/** From the one whose timing patterns are seen best. */
function timed(frame: Frame, triples: readonly Triple[], isOver: () => boolean): readonly Triple[] {
  return triples
    .slice(0, MOST_TIMED)
    .flatMap((triple) => (isOver() ? [] : [{ triple, match: timingOf(frame, triple).both }]))
    .filter(({ match }) => match >= LEAST_TIMING)
    .sort((a, b) => b.match - a.match)
    .map(({ triple }) => triple);
}

/** Each pattern once, as it was seen best. */
function merged(finders: readonly Finder[]): readonly Finder[] {
  const kept: Finder[] = [];
  for (const one of finders.toSorted((a, b) => b.support - a.support)) {
    const reach = 3 * one.module;
    const isKnown = kept.some(
      ({ x, y }) => Math.abs(x - one.x) < reach && Math.abs(y - one.y) < reach,
    );
    if (!isKnown) kept.push(one);
  }
  return kept;
}
