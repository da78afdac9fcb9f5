import type { Shading } from '../ofd/model/colour.ts';
import { type Box, combine, type Matrix, type Point, transform } from '../ofd/model/geometry.ts';
import { addStops } from './axial-shading.ts';
import type { Canvas2D } from './canvas.ts';
import { boundsOf, inverted } from './matrix.ts';
import { type Stop, spreadStops } from './shading-stops.ts';

type Radial = Extract<Shading, { kind: 'radial' }>;

/** Flatter than that, an ellipse is a line. */
const MAX_ECCENTRICITY = 0.9999;
/** How often the distance between the circles is doubled to reach beyond the box. */
const MAX_DOUBLINGS = 24;

/**
 * Covers a box with colours that change from one ellipse to another of the same form (RadialShd, GB/T 33190
 * 8.3.4.3), as circles in a space that is turned and flattened.
 */
export function coverRadial(
  context: Canvas2D,
  shading: Radial,
  stops: readonly Stop[],
  box: Box,
): void {
  const flattened = ellipseSpace(shading);
  const back = inverted(flattened);
  if (!back || stops.length === 0) return;
  const circles: Circles = {
    start: transform(back, shading.start),
    end: transform(back, shading.end),
    startRadius: Math.abs(shading.startRadius),
    endRadius: Math.abs(shading.endRadius),
  };
  const area = boundsOf(box, back);
  const [goesBefore, goesBeyond] = [(shading.extend & 1) !== 0, (shading.extend & 2) !== 0];
  const isOnce = shading.mapType === 'Direct';
  const from = goesBefore && !isOnce ? reach(circles, area, -1) : 0;
  const to = goesBeyond && !isOnce ? reach(circles, area, 1) : 1;
  const length = lengthOf(circles);
  if (length === 0) return;
  const unit = Math.abs(shading.mapUnit ?? length) / length;
  const spread = spreadStops(stops, { mapType: shading.mapType, unit, from, to });
  const [first, last] = [circleAt(circles, from), circleAt(circles, to)];
  const gradient = context.createRadialGradient(
    ...[first.x, first.y, first.radius],
    ...[last.x, last.y, last.radius],
  );
  addStops(gradient, spread, goesBefore, goesBeyond);
  context.save();
  context.transform(...flattened);
  context.fillStyle = gradient;
  context.fillRect(area.x, area.y, area.w, area.h);
  context.restore();
}

interface Circles {
  readonly start: Point;
  readonly end: Point;
  readonly startRadius: number;
  readonly endRadius: number;
}

/** The long axis keeps its length and is turned; the other one is shorter. */
function ellipseSpace({ eccentricity, angle }: Radial): Matrix {
  const e = Math.min(MAX_ECCENTRICITY, Math.abs(eccentricity));
  const turn = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  return combine([1, 0, 0, Math.sqrt(1 - e * e), 0, 0], [cos, sin, -sin, cos, 0, 0]);
}

/** Along the line of centres; where they are one, along the radius. */
function lengthOf({ start, end, startRadius, endRadius }: Circles): number {
  const distance = Math.hypot(end.x - start.x, end.y - start.y);
  return distance > 0 ? distance : Math.abs(endRadius - startRadius);
}

function circleAt(
  { start, end, startRadius, endRadius }: Circles,
  part: number,
): Point & { readonly radius: number } {
  return {
    x: start.x + (end.x - start.x) * part,
    y: start.y + (end.y - start.y) * part,
    radius: Math.max(0, startRadius + (endRadius - startRadius) * part),
  };
}

/** How far circles go on in a direction: until they have no radius, or lie around the whole area or beyond. */
function reach(circles: Circles, area: Box, direction: 1 | -1): number {
  const change = (circles.endRadius - circles.startRadius) * direction;
  const own = direction > 0 ? 1 : 0;
  const vanishes = -circles.startRadius / (circles.endRadius - circles.startRadius);
  if (change < 0) return vanishes;
  for (let doubling = 0; doubling < MAX_DOUBLINGS; doubling++) {
    const part = own + direction * 2 ** doubling;
    if (isAround(circleAt(circles, part), area)) return part;
    // Circles that only move: far enough when the area lies behind them.
    if (change === 0 && lengthOf(circles) * 2 ** doubling > area.w + area.h) return part;
  }
  return own;
}

function isAround({ x, y, radius }: Point & { readonly radius: number }, area: Box): boolean {
  const far = Math.max(Math.abs(x - area.x), Math.abs(x - area.x - area.w));
  const high = Math.max(Math.abs(y - area.y), Math.abs(y - area.y - area.h));
  return Math.hypot(far, high) <= radius;
}
