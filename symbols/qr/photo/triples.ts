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
        const one = rate(a, b, c);
        if (one) rated.push(one);
      }
    }
  }
  return rated.sort((a, b) => a.badness - b.badness).map(({ triple }) => triple);
}

function rate(
  a: Finder,
  b: Finder,
  c: Finder,
): { readonly triple: Triple; readonly badness: number } | undefined {
  if (a.isInverted !== b.isInverted || b.isInverted !== c.isInverted) return undefined;
  const modules = [a.module, b.module, c.module];
  const unlike = Math.max(...modules) / Math.min(...modules);
  if (unlike > 2) return undefined;
  // The corner stands opposite the longest side.
  const [corner, p, q] = [
    [a, b, c],
    [b, a, c],
    [c, a, b],
  ].reduce((best, next) => (opposite(next) > opposite(best) ? next : best)) as [
    Finder,
    Finder,
    Finder,
  ];
  const [u, v] = [minus(p, corner), minus(q, corner)];
  const [lu, lv] = [Math.hypot(u.x, u.y), Math.hypot(v.x, v.y)];
  const least = Math.min(lu, lv);
  const module = (a.module + b.module + c.module) / 3;
  // From version 1, whose finders are 14 modules apart, to version 40.
  if (least < 8 * module || Math.max(lu, lv) > 240 * module) return undefined;
  const skew = Math.abs(u.x * v.x + u.y * v.y) / (lu * lv);
  const legs = Math.max(lu, lv) / least;
  if (skew > 0.6 || legs > 2.2) return undefined;
  const isClockwise = u.x * v.y - u.y * v.x > 0;
  const [topRight, bottomLeft] = isClockwise ? [p, q] : [q, p];
  return {
    triple: { topLeft: corner, topRight, bottomLeft },
    badness: skew + Math.log(legs) + Math.log(unlike),
  };
}

function opposite([, p, q]: readonly Finder[]): number {
  return p && q ? Math.hypot(p.x - q.x, p.y - q.y) : 0;
}

function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}
