import type { Point } from '../../decoder.ts';
import type { Finder } from './finders.ts';

/** Three finder patterns that can be those of one symbol, by where they stand in it. */
export interface Triple {
  readonly topLeft: Finder;
  readonly topRight: Finder;
  readonly bottomLeft: Finder;
}

/** Only the surest are combined: the number of triples grows with the third power. */
const MOST_FINDERS = 14;

/** From the likeliest: legs alike, a right angle between them, modules alike. */
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

function rate(
  corner: Finder,
  p: Finder,
  q: Finder,
): { readonly triple: Triple; readonly badness: number } | undefined {
  if (corner.isInverted !== p.isInverted || p.isInverted !== q.isInverted) return undefined;
  const modules = [corner.module, p.module, q.module];
  const unlike = Math.max(...modules) / Math.min(...modules);
  if (unlike > 2) return undefined;
  const [u, v] = [minus(p, corner), minus(q, corner)];
  const [lu, lv] = [Math.hypot(u.x, u.y), Math.hypot(v.x, v.y)];
  const least = Math.min(lu, lv);
  const module = (corner.module + p.module + q.module) / 3;
  // From version 1, whose finders are 14 modules apart, to version 40.
  if (least < 8 * module || Math.max(lu, lv) > 240 * module) return undefined;
  const skew = Math.abs(u.x * v.x + u.y * v.y) / (lu * lv);
  const legs = Math.max(lu, lv) / least;
  if (skew > 0.6 || legs > 2.2) return undefined;
  const support = corner.support + p.support + q.support;
  const isClockwise = u.x * v.y - u.y * v.x > 0;
  const [topRight, bottomLeft] = isClockwise ? [p, q] : [q, p];
  return {
    triple: { topLeft: corner, topRight, bottomLeft },
    badness: skew + Math.log(legs) + Math.log(unlike) + (3 - support) * UNSEEN,
  };
}

/** What a pattern loses for the rows in which it was not seen. */
const UNSEEN = 0.5;

function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}
