import type { Point } from '../../decoder.ts';
import { createLeastSquares } from './least-squares.ts';

/**
 * Where a place of a flat grid lies in a picture: x = (a·u + b·v + c) / w, y = (d·u + e·v + f) / w with
 * w = g·u + h·v + 1.
 */
export interface Homography {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
  readonly g: number;
  readonly h: number;
}

/** A place of the grid and where it was seen. */
export interface Match {
  readonly u: number;
  readonly v: number;
  readonly x: number;
  readonly y: number;
}

export function project({ a, b, c, d, e, f, g, h }: Homography, u: number, v: number): Point {
  const w = g * u + h * v + 1;
  return { x: (a * u + b * v + c) / w, y: (d * u + e * v + f) / w };
}

/** The same in a picture whose pixels are `factor` times as many on each side. */
export function scaled(map: Homography, factor: number): Homography {
  return {
    ...map,
    a: map.a * factor,
    b: map.b * factor,
    c: map.c * factor,
    d: map.d * factor,
    e: map.e * factor,
    f: map.f * factor,
  };
}

/** The one that fits best; nothing with fewer than four matches, or where they lie on one line. */
export function fitHomography(matches: readonly Match[]): Homography | undefined {
  if (matches.length < 4) return undefined;
  // Pixels around their mean and in units of their spread, or the equations weigh badly.
  const mean = (of: (match: Match) => number): number =>
    matches.reduce((sum, match) => sum + of(match), 0) / matches.length;
  const midX = mean(({ x }) => x);
  const midY = mean(({ y }) => y);
  const spread = mean(({ x, y }) => Math.abs(x - midX) + Math.abs(y - midY));
  const equations = createLeastSquares(8);
  for (const { u, v, x, y } of matches) {
    const inX = (x - midX) / spread;
    const inY = (y - midY) / spread;
    equations.add([u, v, 1, 0, 0, 0, -u * inX, -v * inX], inX, 1);
    equations.add([0, 0, 0, u, v, 1, -u * inY, -v * inY], inY, 1);
  }
  const solution = equations.solve();
  if (!solution) return undefined;
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = solution;
  return {
    a: a * spread + midX * g,
    b: b * spread + midX * h,
    c: c * spread + midX,
    d: d * spread + midY * g,
    e: e * spread + midY * h,
    f: f * spread + midY,
    g,
    h,
  };
}
