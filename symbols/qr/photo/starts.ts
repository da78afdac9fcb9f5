import type { Point } from '../../decoder.ts';
import type { Finder } from './finder.ts';
import { BENDS, PLACE, type GridShape } from './grid.ts';
import { legOf, type Triple } from './triples.ts';

/** What the finder patterns tell of the way the symbol is seen. */
export interface Seen {
  readonly triple: Triple;
  /** How much further away the other end of the upper and of the left edge is, as a share. */
  readonly far: readonly [number, number];
  /** Modules a side, about. */
  readonly size: number;
}

const SMALLEST = 21;
const LARGEST = 177;

/** The size of a version that comes nearest to so many modules a side. */
export function nearestSize(modules: number): number {
  return Math.min(Math.max(Math.round((modules - 17) / 4) * 4 + 17, SMALLEST), LARGEST);
}

/** More than this is a wrong measurement. */
const MOST_FAR = 0.6;

export function seenAs(triple: Triple): Seen {
  const { topLeft, topRight, bottomLeft } = triple;
  const [upper, left] = [legOf(topLeft, topRight), legOf(topLeft, bottomLeft)];
  const farOf = (far: number): number => Math.min(Math.max(far - 1, -MOST_FAR), MOST_FAR);
  return {
    triple,
    far: [farOf(upper.far), farOf(left.far)],
    size: Math.sqrt(upper.modules * left.modules) + 7,
  };
}

/** A flat grid through the finder patterns; how far away its sides are tells where the fourth place is. */
export function flatStart({ triple, far }: Seen, size: number): GridShape {
  const { topLeft: p0, topRight: p1, bottomLeft: p3 } = triple;
  const fourth = fourthOf(triple, far);
  const values = new Float64Array(BENDS + 2);
  values.set([p0.x, p0.y, p1.x, p1.y, p3.x, p3.y, fourth.x, fourth.y]);
  return { kind: 'flat', size, values };
}

function fourthOf({ topLeft: p0, topRight: p1, bottomLeft: p3 }: Triple, far: Seen['far']): Point {
  const [g, h] = far;
  const w = 1 + g + h > 0.4 ? 1 + g + h : 1;
  return {
    x: (p1.x * (1 + g) + p3.x * (1 + h) - p0.x) / w,
    y: (p1.y * (1 + g) + p3.y * (1 + h) - p0.y) / w,
  };
}

/** A bent grid: rows and columns leave the finder patterns along their edges. */
export function bentStart({ triple, far }: Seen, size: number): GridShape {
  const { topLeft, topRight, bottomLeft } = triple;
  const across = minus(topRight, topLeft);
  const down = minus(bottomLeft, topLeft);
  const span = size - 7;
  const slopes = (finder: Finder): readonly [Point, Point] => [
    slopeAlong(finder, across, span),
    slopeAlong(finder, down, span),
  ];
  const [first, second, third] = [slopes(topLeft), slopes(topRight), slopes(bottomLeft)];
  const last = [0, 1].map((way) => {
    const [a, b, c] = [first[way], second[way], third[way]];
    return { x: sum(b?.x, c?.x, a?.x), y: sum(b?.y, c?.y, a?.y) };
  });
  const fourth = fourthOf(triple, far);
  const values = new Float64Array(4 * PLACE);
  const places = [
    [topLeft, ...first],
    [topRight, ...second],
    [bottomLeft, ...third],
    [fourth, ...last],
  ];
  values.set(places.flatMap((points) => points.flatMap(({ x, y }) => [x, y])));
  return { kind: 'bent', size, values };
}

function sum(b = 0, c = 0, a = 0): number {
  return b + c - a;
}

/** The edge of the pattern that goes most the same way, as long as the whole way. */
function slopeAlong({ a, b }: Finder, way: Point, span: number): Point {
  const [alongA, alongB] = [dot(a, way) / length(a), dot(b, way) / length(b)];
  const [edge, sign] = Math.abs(alongA) > Math.abs(alongB) ? [a, alongA] : [b, alongB];
  const factor = sign < 0 ? -span : span;
  return { x: edge.x * factor, y: edge.y * factor };
}

function dot(a: Point, b: Point): number {
  return a.x * b.x + a.y * b.y;
}

function length({ x, y }: Point): number {
  return Math.hypot(x, y) || 1;
}

function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}
