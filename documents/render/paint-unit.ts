import { IDENTITY, type Matrix } from '../ofd/model/geometry.ts';
import type { GraphicUnit } from '../ofd/model/page-object.ts';
import { clipToBoundary } from './boundary.ts';
import { traceArea } from './clip-area.ts';
import { type Drawing, entered, type Place } from './drawing.ts';
import { boundsOf, intersection, inverted, translation } from './matrix.ts';

/** Far beyond any paper, and still exact in the 32 bits that canvases count with. */
const MAX_SCALE = 1e7;

/**
 * Draws within the space of an object (GB/T 33190 8.5): at its place, cut off at its boundary and its clips, its matrix
 * applied.
 *
 * @param slack millimetres around the boundary that still belong to it
 */
export async function paintUnit(
  object: GraphicUnit,
  slack: number,
  place: Place,
  drawing: Drawing,
  paint: (inner: Place) => Promise<void> | void,
): Promise<void> {
  const { boundary, ctm = IDENTITY } = object;
  if (!isUsable(ctm) || !isUsable(place.matrix) || isOffSheet(object, slack, place)) return;
  place.context.save();
  const inObject = entered(place, translation(boundary.x, boundary.y));
  clipToBoundary(place.context, boundary, slack);
  for (const { areas } of object.clips) {
    place.context.beginPath();
    for (const area of areas) traceArea(area, inObject, drawing);
    place.context.clip();
  }
  await paint(entered(inObject, ctm));
  place.context.restore();
}

/** A matrix that leaves no area, or one out of all bounds, draws nothing. */
function isUsable(matrix: Matrix): boolean {
  return inverted(matrix) !== undefined && matrix.every((value) => Math.abs(value) < MAX_SCALE);
}

function isOffSheet({ boundary }: GraphicUnit, slack: number, place: Place): boolean {
  const { x, y, w, h } = boundary;
  if (w === 0 && h === 0) return false;
  const grown = { x: x - slack, y: y - slack, w: w + 2 * slack, h: h + 2 * slack };
  const sheet = { x: 0, y: 0, w: place.width, h: place.height };
  const shared = intersection(boundsOf(grown, place.matrix), sheet);
  return shared.w === 0 || shared.h === 0;
}
