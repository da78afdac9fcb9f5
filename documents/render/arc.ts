import type { Point } from '../ofd/model/geometry.ts';

/** Operands of the operator A but its end point (GB/T 33190 9.2): radii, turn in degrees, which of four. */
export interface Arc {
  readonly rx: number;
  readonly ry: number;
  readonly angle: number;
  readonly isLarge: boolean;
  readonly isClockwise: boolean;
}

/** Millimetres: between points closer than that there is no arc to be seen, and none to be computed. */
const MIN_CHORD = 1e-9;

type Step =
  | readonly ['L', x: number, y: number]
  | readonly ['B', x1: number, y1: number, x2: number, y2: number, x: number, y: number];

/**
 * An arc of an ellipse between two points as cubic curves, each of a quarter at most. Radii too small to reach
 * are enlarged, as little as is needed; without a radius it is a straight line; between the same two
 * points nothing.
 */
export function arcToCurves(from: Point, arc: Arc, to: Point): readonly Step[] {
  if (from.x === to.x && from.y === to.y) return [];
  const [givenX, givenY] = [Math.abs(arc.rx), Math.abs(arc.ry)];
  const isPoint = Math.hypot(from.x - to.x, from.y - to.y) < MIN_CHORD;
  if (givenX === 0 || givenY === 0 || isPoint) return [['L', to.x, to.y]];
  const turn = ((arc.angle % 360) * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  // The middle of the two points is the origin, the axes are those of the ellipse.
  const [halfX, halfY] = [(from.x - to.x) / 2, (from.y - to.y) / 2];
  const [x, y] = [cos * halfX + sin * halfY, cos * halfY - sin * halfX];
  const reach = Math.hypot(x / givenX, y / givenY);
  const [rx, ry] = [givenX * Math.max(1, reach), givenY * Math.max(1, reach)];
  const [u, v] = [x / rx, y / ry];
  const length = Math.hypot(u, v);
  // On the unit circle the centre stands upright over the middle of the chord.
  const height = Math.sqrt(Math.max(0, 1 / (length * length) - 1));
  const side = arc.isLarge === arc.isClockwise ? -1 : 1;
  const [centreU, centreV] = [side * height * v, -side * height * u];
  const start = Math.atan2(v - centreV, u - centreU);
  const end = Math.atan2(-v - centreV, -u - centreU);
  let sweep = end - start;
  if (arc.isClockwise && sweep < 0) sweep += 2 * Math.PI;
  if (!arc.isClockwise && sweep > 0) sweep -= 2 * Math.PI;
  const centre = {
    x: cos * centreU * rx - sin * centreV * ry + (from.x + to.x) / 2,
    y: sin * centreU * rx + cos * centreV * ry + (from.y + to.y) / 2,
  };
  const ellipse = {
    centre,
    axisX: { x: cos * rx, y: sin * rx },
    axisY: { x: -sin * ry, y: cos * ry },
  };
  return curvesOf(ellipse, start, sweep, to);
}

interface Ellipse {
  readonly centre: Point;
  readonly axisX: Point;
  readonly axisY: Point;
}

function curvesOf(ellipse: Ellipse, start: number, sweep: number, to: Point): readonly Step[] {
  const count = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
  const part = sweep / count;
  // How far the control points stand off along the tangent, for the least error on a circle.
  const reach = (4 / 3) * Math.tan(part / 4);
  return Array.from({ length: count }, (_, index): Step => {
    const [a, b] = [start + index * part, start + (index + 1) * part];
    const first = pointOn(
      ellipse,
      Math.cos(a) - reach * Math.sin(a),
      Math.sin(a) + reach * Math.cos(a),
    );
    const second = pointOn(
      ellipse,
      Math.cos(b) + reach * Math.sin(b),
      Math.sin(b) - reach * Math.cos(b),
    );
    const end = index === count - 1 ? to : pointOn(ellipse, Math.cos(b), Math.sin(b));
    return ['B', first.x, first.y, second.x, second.y, end.x, end.y];
  });
}

function pointOn({ centre, axisX, axisY }: Ellipse, u: number, v: number): Point {
  return { x: centre.x + axisX.x * u + axisY.x * v, y: centre.y + axisX.y * u + axisY.y * v };
}
