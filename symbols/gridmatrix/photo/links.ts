import type { Grey } from './grey.ts';
import { forEachPair } from './pairs.ts';
import type { Saddle } from './saddle-fit.ts';

/**
 * For each saddle its neighbours along its four edges: −1 for none, else index · 4 + the edge of the
 * other that leads back. Edges are numbered clockwise; on 0 and 2 the light corner lies clockwise.
 */
export type Links = Int32Array;

/** In pixels: sides of a macromodule (宏模块) with modules of 2.7 to 8 pixels. */
const SHORTEST = 16;
const LONGEST = 48;
/** Square of the cosine of how far (about 17°) an edge may seem to lead past the other saddle. */
const STRAIGHT = 0.955 ** 2;
/** Modules along the side of a macromodule: each is one dark beside one light. */
const STEPS = 6;
/** In steps of brightness. */
const LEAST_CONTRAST = 10;
/** Share of the mean difference that each pair of modules has to show, but one. */
const LEAST_SHARE = 0.3;

/** Links the saddles that are joined by a side of two macromodules: one dark, one light, throughout. */
export function linkSaddles(grey: Grey, saddles: readonly Saddle[]): Links {
  const links = new Int32Array(saddles.length * 4).fill(-1);
  const nearest = new Float32Array(saddles.length * 4).fill(Infinity);
  const edges = edgesOf(saddles);

  function consider(one: number, other: number, x: number, y: number, square: number): void {
    const edge = edgeTowards(edges, one, x, y, square);
    if (edge < 0) return;
    const back = edgeTowards(edges, other, -x, -y, square);
    // Behind a corner of four macromodules dark and light change sides.
    if (back < 0 || ((back + edge) & 1) === 0) return;
    const there = one * 4 + edge;
    const here = other * 4 + back;
    const isNearer = square < (nearest[there] ?? 0);
    const isNearerBack = square < (nearest[here] ?? 0);
    if (!isNearer && !isNearerBack) return;
    const from = saddles[one];
    if (!from || !isSide(grey, from, x, y, (edge & 1) === 0)) return;
    if (isNearer) {
      nearest[there] = square;
      links[there] = here;
    }
    if (isNearerBack) {
      nearest[here] = square;
      links[here] = there;
    }
  }

  forEachPair(grey, saddles, LONGEST, (one, other, x, y) => {
    const square = x * x + y * y;
    if (square < SHORTEST * SHORTEST || square > LONGEST * LONGEST) return;
    consider(one, other, x, y, square);
  });
  return links;
}

/** Ways of edge 0 and of edge 1 of each saddle. */
function edgesOf(saddles: readonly Saddle[]): Float64Array {
  const edges = new Float64Array(saddles.length * 4);
  saddles.forEach(({ light, half }, index) => {
    edges[index * 4] = Math.cos(light - half);
    edges[index * 4 + 1] = Math.sin(light - half);
    edges[index * 4 + 2] = Math.cos(light + half);
    edges[index * 4 + 3] = Math.sin(light + half);
  });
  return edges;
}

/** The edge of a saddle that leads the way x, y, whose length squared is known; −1 for none. */
function edgeTowards(
  edges: Float64Array,
  index: number,
  x: number,
  y: number,
  square: number,
): number {
  const least = STRAIGHT * square;
  const first = x * (edges[index * 4] ?? 0) + y * (edges[index * 4 + 1] ?? 0);
  if (first * first > least) return first > 0 ? 0 : 2;
  const second = x * (edges[index * 4 + 2] ?? 0) + y * (edges[index * 4 + 3] ?? 0);
  if (second * second > least) return second > 0 ? 1 : 3;
  return -1;
}

/** Whether all along the way one side is light and the other dark; `clockwise`: light to the right. */
function isSide(
  { width, pixels }: Grey,
  from: Saddle,
  wayX: number,
  wayY: number,
  clockwise: boolean,
): boolean {
  const stepX = wayX / STEPS;
  const stepY = wayY / STEPS;
  const sideX = (clockwise ? -stepY : stepY) / 2;
  const sideY = (clockwise ? stepX : -stepX) / 2;
  let sum = 0;
  let least = Infinity;
  let second = Infinity;
  for (let step = 0; step < STEPS; step++) {
    const x = from.x + (step + 0.5) * stepX;
    const y = from.y + (step + 0.5) * stepY;
    // Saddles keep a margin to the rim that is wider than half a module; what is not there is unlike.
    const difference =
      (pixels[Math.floor(y + sideY) * width + Math.floor(x + sideX)] ?? 0) -
      (pixels[Math.floor(y - sideY) * width + Math.floor(x - sideX)] ?? 255);
    sum += difference;
    if (difference < least) {
      second = least;
      least = difference;
    } else if (difference < second) {
      second = difference;
    }
  }
  // The worst of them may be anything.
  return sum >= LEAST_CONTRAST * STEPS && second >= (sum / STEPS) * LEAST_SHARE;
}
