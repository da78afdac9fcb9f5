import type { GouraudShading, ShadingPoint } from '../ofd/model/colour.ts';
import type { Box } from '../ofd/model/geometry.ts';
import type { Canvas2D } from './canvas.ts';
import { cssOf, valueOf } from './colour-value.ts';
import type { Drawing, Place } from './drawing.ts';
import { layHelper, openHelper } from './helper-sheet.ts';
import { COST_OF_SHADE, pixelsIn } from './painted-pixels.ts';

type Triangle = readonly [ShadingPoint, ShadingPoint, ShadingPoint];

/** Thinner triangles are lines, and nothing is seen of them. Square millimetres. */
const MIN_AREA = 1e-6;

/**
 * Covers a box with triangles whose corners have colours (GouraudShd and LaGouraudShd, GB/T 33190 8.3.4.4 and
 * 8.3.4.5).
 */
export async function coverGouraud(
  shading: GouraudShading,
  box: Box,
  place: Place,
  drawing: Drawing,
): Promise<void> {
  const { context } = place;
  if (shading.back) {
    context.fillStyle = cssOf(valueOf(shading.back, place));
    context.fillRect(box.x, box.y, box.w, box.h);
  }
  const helper = openHelper(place, box, drawing);
  if (!helper) return;
  const sheet = helper.place.context;
  // Parts are added up: of the three colours of a triangle, and of two triangles along their common edge.
  sheet.globalCompositeOperation = 'lighter';
  for (const triangle of trianglesOf(shading)) {
    if (!drawing.run.spend(3) || !(await drawing.run.breathe())) break;
    const pixels = pixelsIn(boxOf(triangle), helper.place);
    if (!drawing.run.spendPaint(3 * COST_OF_SHADE * pixels)) break;
    for (const corner of [0, 1, 2] as const) addCorner(sheet, triangle, corner, helper.place);
  }
  layHelper(helper, place, drawing);
  helper.sheet.close();
}

/** Triangles one by one, each after the first perhaps on an edge of the one before it; or two for each field. */
export function trianglesOf({ points, perRow }: GouraudShading): readonly Triangle[] {
  return perRow === undefined ? chained(points) : ofLattice(points, perRow);
}

function chained(points: readonly ShadingPoint[]): readonly Triangle[] {
  const triangles: Triangle[] = [];
  for (let at = 0; at < points.length; at++) {
    const [point, before] = [points[at], triangles.at(-1)];
    if (point && before && point.edge > 0) {
      const [a, b, c] = before;
      triangles.push([point.edge === 1 ? b : a, c, point]);
      continue;
    }
    const [second, third] = [points[at + 1], points[at + 2]];
    if (point && second && third) triangles.push([point, second, third]);
    at += 2;
  }
  return triangles;
}

function ofLattice(points: readonly ShadingPoint[], perRow: number): readonly Triangle[] {
  if (perRow < 2) return [];
  const triangles: Triangle[] = [];
  for (let at = 0; at + perRow + 1 < points.length; at++) {
    if (at % perRow === perRow - 1) continue;
    const [a, b] = [points[at], points[at + 1]];
    const [c, d] = [points[at + perRow], points[at + perRow + 1]];
    if (a && b && c && d) triangles.push([a, b, c], [b, c, d]);
  }
  return triangles;
}

function boxOf(points: Triangle): Box {
  const [x, y] = [Math.min(...points.map((one) => one.x)), Math.min(...points.map((one) => one.y))];
  const right = Math.max(...points.map((one) => one.x));
  return { x, y, w: right - x, h: Math.max(...points.map((one) => one.y)) - y };
}

/** Adds the share of one corner: all of it there, nothing of it on the edge that lies opposite. */
function addCorner(
  context: Canvas2D,
  triangle: Triangle,
  corner: 0 | 1 | 2,
  place: Pick<Place, 'resources'>,
): void {
  const [point, from, to] = [0, 1, 2].map((step) => triangle[(corner + step) % 3]);
  if (!point || !from || !to) return;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const area = dx * (point.y - from.y) - dy * (point.x - from.x);
  if (!(Math.abs(area) > MIN_AREA)) return;
  const part = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy);
  const gradient = context.createLinearGradient(
    ...[from.x + dx * part, from.y + dy * part],
    ...[point.x, point.y],
  );
  const colour = valueOf(point.colour, place);
  gradient.addColorStop(0, cssOf({ ...colour, alpha: 0 }));
  gradient.addColorStop(1, cssOf(colour));
  context.fillStyle = gradient;
  context.beginPath();
  context.moveTo(point.x, point.y);
  context.lineTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.closePath();
  context.fill();
}
