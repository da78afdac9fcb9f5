import type { Shading } from '../ofd/model/colour.ts';
import type { Box, Point } from '../ofd/model/geometry.ts';
import type { Canvas2D, Gradient } from './canvas.ts';
import { cssOf } from './colour-value.ts';
import { type Stop, spreadStops } from './shading-stops.ts';

type Axial = Extract<Shading, { kind: 'axial' }>;

/**
 * Covers a box with colours that change along a line (AxialShd, GB/T 33190 8.3.4.2). Where the shading does not go on
 * beyond an end of its axis, nothing is painted there.
 */
export function coverAxial(
  context: Canvas2D,
  shading: Axial,
  stops: readonly Stop[],
  box: Box,
): void {
  const { start, end } = shading;
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  if (length === 0 || stops.length === 0) return;
  const [goesBefore, goesBeyond] = [(shading.extend & 1) !== 0, (shading.extend & 2) !== 0];
  const [nearest, farthest] = reachAlong(box, start, end);
  // Colours that come once go on by themselves as they are at the ends.
  const isOnce = shading.mapType === 'Direct';
  const from = goesBefore && !isOnce ? Math.min(0, nearest) : 0;
  const to = goesBeyond && !isOnce ? Math.max(1, farthest) : 1;
  const unit = Math.abs(shading.mapUnit ?? length) / length;
  const spread = spreadStops(stops, { mapType: shading.mapType, unit, from, to });
  const at = (part: number): Point => ({
    x: start.x + (end.x - start.x) * part,
    y: start.y + (end.y - start.y) * part,
  });
  const [first, last] = [at(from), at(to)];
  const gradient = context.createLinearGradient(first.x, first.y, last.x, last.y);
  addStops(gradient, spread, goesBefore, goesBeyond);
  context.fillStyle = gradient;
  context.fillRect(box.x, box.y, box.w, box.h);
}

/** Adds the stops; an end that does not go on is clear beyond. */
export function addStops(
  gradient: Gradient,
  stops: readonly Stop[],
  goesBefore: boolean,
  goesBeyond: boolean,
): void {
  const [first, last] = [stops[0], stops.at(-1)];
  if (!first || !last) return;
  if (!goesBefore) gradient.addColorStop(0, cssOf({ ...first.colour, alpha: 0 }));
  for (const { at, colour } of stops) {
    gradient.addColorStop(Math.min(1, Math.max(0, at)), cssOf(colour));
  }
  if (!goesBeyond) gradient.addColorStop(1, cssOf({ ...last.colour, alpha: 0 }));
}

/** Where a box begins and ends along a line whose start is 0 and whose end is 1. */
function reachAlong({ x, y, w, h }: Box, start: Point, end: Point): [number, number] {
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  const square = dx * dx + dy * dy;
  const parts = [
    [x, y],
    [x + w, y],
    [x, y + h],
    [x + w, y + h],
  ].map(
    ([cornerX = 0, cornerY = 0]) => ((cornerX - start.x) * dx + (cornerY - start.y) * dy) / square,
  );
  return [Math.min(...parts), Math.max(...parts)];
}
