import type { Frame, Point } from '../../decoder.ts';
import type { Finder } from './finder.ts';
import { timingOf } from './timing.ts';
import { legOf, type Triple } from './triples.ts';

/** Only the surest are combined. */
const MOST_FINDERS = 6;
const LEAST_SUPPORT = 0.7;
/** Modules from the middle of one pattern to that of another. */
const LEAST_MODULES = 11;
const MOST_MODULES = 180;
/** Beyond this two patterns are not on one edge, below the other they are not on a diagonal. */
const MOST_ON_EDGE = 0.35;
const LEAST_ON_DIAGONAL = 0.5;
/** How well the timing pattern has to be seen along the edge that is known, or along both that are not. */
const LEAST_TIMING = 0.45;
const LEAST_TIMING_UNSEEN = 0.3;
const MOST_GUESSES = 4;

/**
 * Symbols of which one finder pattern is covered, burnt out or torn off: where it would be, by how the
 * other two lie, if the timing patterns between them are there. From the likeliest of those looked at until `isOver`.
 */
export function guessTriples(
  frame: Frame,
  finders: readonly Finder[],
  isOver: () => boolean = () => false,
): readonly Triple[] {
  const sure = finders.filter(({ support }) => support >= LEAST_SUPPORT).slice(0, MOST_FINDERS);
  const rated: { readonly triple: Triple; readonly match: number }[] = [];
  for (const [index, one] of sure.entries()) {
    for (const other of sure.slice(index + 1)) {
      if (one.isInverted !== other.isInverted) continue;
      for (const triple of thirdsOf(one, other)) {
        if (isOver()) break;
        const { known, both } = timingOf(frame, triple);
        const least = triple.topLeft.isSeen ? LEAST_TIMING : LEAST_TIMING_UNSEEN;
        if (known >= least) rated.push({ triple, match: known + both });
      }
    }
  }
  return rated
    .sort((a, b) => b.match - a.match)
    .slice(0, MOST_GUESSES)
    .map(({ triple }) => triple);
}

function thirdsOf(one: Finder, other: Finder): readonly Triple[] {
  const { modules, skew } = legOf(one, other);
  if (modules < LEAST_MODULES || modules > MOST_MODULES) return [];
  if (skew < MOST_ON_EDGE) {
    return [[one, other] as const, [other, one] as const].flatMap(([corner, end]) =>
      [1, -1].map((side) => {
        const edge = crossEdge(corner, end);
        const far = side * modules;
        const at = { x: corner.x + far * edge.x, y: corner.y + far * edge.y };
        return clockwise(corner, end, supposed(corner, at));
      }),
    );
  }
  if (skew < LEAST_ON_DIAGONAL) return [];
  return [[one, other] as const, [other, one] as const].map(([from, to]) => {
    // Along an edge of the first as far as it goes, and along the other edge of the second back.
    const way = { x: to.x - from.x, y: to.y - from.y };
    const cross = crossOf(to, from.a);
    const far = share(way, from.a, from.b);
    const back = share(way, cross, cross === to.a ? to.b : to.a);
    const at = {
      x: (from.x + far * from.a.x + to.x - back * cross.x) / 2,
      y: (from.y + far * from.a.y + to.y - back * cross.y) / 2,
    };
    return clockwise(supposed(from, at), from, to);
  });
}

/** The edge of a pattern that goes least along a way. */
function crossOf({ a, b }: Finder, way: Point): Point {
  const along = (edge: Point): number =>
    Math.abs(edge.x * way.x + edge.y * way.y) / Math.hypot(edge.x, edge.y);
  return along(a) < along(b) ? a : b;
}

/** The edge of a pattern that does not lead to the other one. */
function crossEdge(from: Finder, to: Finder): Point {
  const way = { x: to.x - from.x, y: to.y - from.y };
  const u = Math.abs(share(way, from.a, from.b));
  const v = Math.abs(share(way, from.b, from.a));
  return u > v ? from.b : from.a;
}

/** How often `edge` goes into a way, `other` making up the rest. */
function share(way: Point, edge: Point, other: Point): number {
  return (way.x * other.y - way.y * other.x) / (edge.x * other.y - edge.y * other.x || 1);
}

function supposed(like: Finder, at: Point): Finder {
  return { ...like, ...at, support: 0, isSeen: false };
}

function clockwise(topLeft: Finder, p: Finder, q: Finder): Triple {
  const turn = (p.x - topLeft.x) * (q.y - topLeft.y) - (p.y - topLeft.y) * (q.x - topLeft.x);
  const [topRight, bottomLeft] = turn > 0 ? [p, q] : [q, p];
  return { topLeft, topRight, bottomLeft };
}
