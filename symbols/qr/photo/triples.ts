import type { Point } from '../../decoder.ts';
import type { Finder } from './finder.ts';

/** Three finder patterns that can be those of one symbol, by where they stand in it. */
export interface Triple {
  readonly topLeft: Finder;
  readonly topRight: Finder;
  readonly bottomLeft: Finder;
}

/** Only the surest are combined: the number of triples grows with the third power. */
const MOST_FINDERS = 20;

/** From the likeliest: legs alike, along the edges of the patterns, modules alike. */
export function triplesOf(finders: readonly Finder[]): readonly Triple[] {
  const few = finders.slice(0, MOST_FINDERS);
  const rated: { readonly triple: Triple; readonly badness: number }[] = [];
  for (const [i, a] of few.entries()) {
    for (const [j, b] of few.entries()) {
      if (j <= i) continue;
      for (const c of few.slice(j + 1)) {
        for (const [corner, p, q] of [
          [a, b, c],
          [b, a, c],
          [c, a, b],
        ] as const) {
          const one = rate(corner, p, q);
          if (one) rated.push(one);
        }
      }
    }
  }
  return rated.sort((a, b) => a.badness - b.badness).map(({ triple }) => triple);
}

/** A way from one finder pattern to another along an edge of the symbol. */
export interface Leg {
  /** How many modules it is long, by those of both patterns. */
  readonly modules: number;
  /** How far it leaves the edges of the patterns, as a share of its length; the worse end. */
  readonly skew: number;
  /** The square root of how many times as large the modules are at the nearer end. */
  readonly far: number;
}

export function legOf(from: Finder, to: Finder): Leg {
  const way = { x: to.x - from.x, y: to.y - from.y };
  const [near, end] = [along(from, way), along(to, way)];
  return {
    modules: Math.sqrt(near.modules * end.modules),
    skew: Math.max(near.skew, end.skew),
    far: Math.sqrt(end.modules / Math.max(near.modules, 0.1)),
  };
}

/** How many modules of a pattern a way is long, along the edge nearest to it. */
function along({ a, b }: Finder, way: Point): { readonly modules: number; readonly skew: number } {
  const area = a.x * b.y - a.y * b.x || 1;
  const u = Math.abs((way.x * b.y - way.y * b.x) / area);
  const v = Math.abs((a.x * way.y - a.y * way.x) / area);
  const modules = Math.max(u, v);
  return { modules, skew: Math.min(u, v) / Math.max(modules, 0.1) };
}

/** Between the middles of two patterns, from version 1 to version 40, with room for a bad measurement. */
const LEAST_MODULES = 10;
const MOST_MODULES = 220;
/** What three lose where they are not quite like finder patterns. */
const UNLIKE = 5;

function rate(
  corner: Finder,
  p: Finder,
  q: Finder,
): { readonly triple: Triple; readonly badness: number } | undefined {
  if (corner.isInverted !== p.isInverted || p.isInverted !== q.isInverted) return undefined;
  const modules = [corner.module, p.module, q.module];
  const unlike = Math.max(...modules) / Math.min(...modules);
  if (unlike > 2.5) return undefined;
  const [u, v] = [minus(p, corner), minus(q, corner)];
  const [lu, lv] = [Math.hypot(u.x, u.y), Math.hypot(v.x, v.y)];
  const square = Math.abs(u.x * v.x + u.y * v.y) / (lu * lv);
  if (square > 0.75 || Math.max(lu, lv) > 3 * Math.min(lu, lv)) return undefined;
  const [first, second] = [legOf(corner, p), legOf(corner, q)];
  const [least, most] = [first.modules, second.modules].sort((one, other) => one - other);
  if (least === undefined || most === undefined) return undefined;
  if (least < LEAST_MODULES || most > MOST_MODULES || most > 1.6 * least) return undefined;
  const skew = first.skew + second.skew;
  if (skew > 1) return undefined;
  const unsure = [corner, p, q].reduce((sum, { support }) => sum + (1 - support) ** 2, 0);
  const isClockwise = u.x * v.y - u.y * v.x > 0;
  const [topRight, bottomLeft] = isClockwise ? [p, q] : [q, p];
  return {
    triple: { topLeft: corner, topRight, bottomLeft },
    badness: skew + 2 * Math.log(most / least) + Math.log(unlike) / 2 + unsure * UNLIKE,
  };
}

function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}
