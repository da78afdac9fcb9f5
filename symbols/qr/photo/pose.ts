import type { Frame, Point } from '../../decoder.ts';
import { correlate } from './correlate.ts';
import type { Crossed } from './cross-runs.ts';
import type { Finder } from './finder.ts';
import { toneAt } from './tone-at.ts';

/** The pattern and the light round it, from its middle. */
const MODULES = Array.from({ length: 81 }, (_, at) => ({
  x: (at % 9) - 4,
  y: Math.floor(at / 9) - 4,
}));
/** Across and down by turns, in modules; off the middles of the modules, so that a shift is felt. */
const PLACES = Float64Array.from(
  MODULES.flatMap(({ x, y }) => [
    x + ((x + 2 * y) & 2 ? 0.25 : -0.25),
    y + ((2 * x + y) & 2 ? 0.25 : -0.25),
  ]),
);
const SIGNS = Int8Array.from(MODULES, ({ x, y }) => {
  const ring = Math.max(Math.abs(x), Math.abs(y));
  return ring < 2 || ring === 3 ? 1 : -1;
});
const spots = new Float64Array(PLACES.length);

/** Middle, and one module along each edge: x, y, a.x, a.y, b.x, b.y. */
type Values = Float64Array;

/** Turns that are tried first, in radians: after a quarter turn the pattern is the same. */
const TURNS = [-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6, Math.PI / 4];
/** Of its height how wide a pattern seen from the side is. */
const ASPECTS = [1, 0.65, 1.5];
const SIZES = [1, 0.8];
const ROUNDS = 4;
const FIRST_STEP = 0.4;
/** Below this it is something else. */
const LEAST_MATCH = 0.6;
/** Below these nothing else is tried: as seen from the front, and from the side. */
const LEAST_UPRIGHT = 0.2;
const LEAST_AT_FIRST = 0.4;
/** From here on it need not be tried as seen from the side. */
const CLEAR = 0.65;

/** Lays a finder pattern on the picture as it matches best; nothing where it matches badly. */
export function poseOf(frame: Frame, crossed: Crossed): Finder | undefined {
  const { x, y, module, isInverted } = crossed;
  if (!isRoundSquare(frame, crossed)) return undefined;
  let values = new Float64Array(6);
  let best = -1;
  for (const turn of TURNS) {
    tryAs(turn, 1, 1);
  }
  if (best < LEAST_UPRIGHT) return undefined;
  if (best < CLEAR) {
    for (const turn of TURNS) {
      for (const aspect of ASPECTS) for (const size of SIZES) tryAs(turn, aspect, size);
    }
  }
  if (best < LEAST_AT_FIRST) return undefined;
  best = improve(frame, values, best, isInverted);
  if (best < LEAST_MATCH) return undefined;
  const [px = 0, py = 0, ax = 0, ay = 0, bx = 0, by = 0] = values;
  const area = Math.abs(ax * by - ay * bx);
  const [a, b]: [Point, Point] = [
    { x: ax, y: ay },
    { x: bx, y: by },
  ];
  if (area < 0.3 * Math.hypot(ax, ay) * Math.hypot(bx, by)) return undefined;
  const side = Math.sqrt(area);
  return { x: px, y: py, a, b, module: side, isInverted, support: best, isSeen: true };

  function tryAs(turn: number, aspect: number, size: number): void {
    // Measured along rows and columns of the picture a turned square is wider.
    const length = module * Math.cos(turn) * size;
    const [across, down] = [length * Math.sqrt(aspect), length / Math.sqrt(aspect)];
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const tried = Float64Array.of(x, y, across * cos, across * sin, -down * sin, down * cos);
    const match = matchOf(frame, tried, isInverted);
    if (match > best) [values, best] = [tried, match];
  }
}

/** A circle of this radius, in modules, lies in the light square however the pattern is turned. */
const LIGHT_CIRCLE = 2.2;
const DARK_CIRCLE = 0.9;
const DIRECTIONS = 12;
/** Of the samples of both circles so many may be on the wrong side. */
const MOST_WRONG = 5;
/** A turned pattern is measured too wide along rows and columns. */
const SCALES = [1, 0.87, 0.75];
/** Where the samples lie on a circle: across and down by turns. */
const CIRCLE = Float64Array.from({ length: 2 * DIRECTIONS }, (_, at) =>
  Math.cos(((at >> 1) * 2 * Math.PI) / DIRECTIONS - ((at & 1) * Math.PI) / 2),
);

/** Whether something round in the middle is dark and what is round about it light: soon told, and mostly not so. */
function isRoundSquare(frame: Frame, { x, y, module, stretch, isInverted }: Crossed): boolean {
  const [across, down] = [module / Math.sqrt(stretch), module * Math.sqrt(stretch)];
  const tones = new Float32Array(2 * DIRECTIONS);
  return SCALES.some((scale) => {
    let [dark, light] = [0, 0];
    for (let at = 0; at < DIRECTIONS; at++) {
      const u = scale * across * (CIRCLE[2 * at] ?? 0);
      const v = scale * down * (CIRCLE[2 * at + 1] ?? 0);
      const inner = toneAt(frame, x + DARK_CIRCLE * u, y + DARK_CIRCLE * v);
      const outer = toneAt(frame, x + LIGHT_CIRCLE * u, y + LIGHT_CIRCLE * v);
      tones[at] = inner;
      tones[DIRECTIONS + at] = outer;
      dark += inner;
      light += outer;
    }
    const contrast = (light - dark) * (isInverted ? -1 : 1);
    if (contrast < DIRECTIONS) return false;
    const middle = (dark + light) / (2 * DIRECTIONS);
    let wrong = 0;
    for (let at = 0; at < 2 * DIRECTIONS; at++) {
      if (((tones[at] ?? 0) < middle === at < DIRECTIONS) === isInverted) wrong++;
    }
    return wrong <= MOST_WRONG;
  });
}

function improve(frame: Frame, values: Values, start: number, isInverted: boolean): number {
  const module = Math.hypot(values[2] ?? 0, values[3] ?? 0);
  let best = start;
  let step = FIRST_STEP * module;
  for (let round = 0; round < ROUNDS; round++, step /= 2) {
    for (let index = 0; index < values.length; index++) {
      // The end of an edge is four modules away: as much there as the middle moves.
      const unit = index < 2 ? step : step / 3;
      for (const sign of [1, -1]) {
        const before = values[index] ?? 0;
        values[index] = before + sign * unit;
        const match = matchOf(frame, values, isInverted);
        if (match > best) {
          best = match;
          break;
        }
        values[index] = before;
      }
    }
  }
  return best;
}

function matchOf(frame: Frame, values: Values, isInverted: boolean): number {
  const [x, y] = [values[0] ?? 0, values[1] ?? 0];
  const [ax, ay] = [values[2] ?? 0, values[3] ?? 0];
  const [bx, by] = [values[4] ?? 0, values[5] ?? 0];
  for (let at = 0; at < spots.length; at += 2) {
    const u = PLACES[at] ?? 0;
    const v = PLACES[at + 1] ?? 0;
    spots[at] = x + u * ax + v * bx;
    spots[at + 1] = y + u * ay + v * by;
  }
  return correlate(frame, spots, SIGNS, isInverted);
}
