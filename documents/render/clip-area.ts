import { combine, IDENTITY, type Matrix } from '../ofd/model/geometry.ts';
import type { ClipArea } from '../ofd/model/page-object.ts';
import { type Drawing, entered, type Place } from './drawing.ts';
import { inverted, translation } from './matrix.ts';
import { parsePathData } from './path-data.ts';
import { tracePath } from './trace-path.ts';

/**
 * Adds an area of a clip to the current path (GB/T 33190 8.4), in the space that the clip is in. False where a text has
 * no outlines to be had.
 */
export function traceArea({ shape, ctm }: ClipArea, place: Place, drawing: Drawing): boolean {
  const { x, y } = shape.boundary;
  const own = combine(shape.ctm ?? IDENTITY, translation(x, y));
  return within(place, combine(own, ctm ?? IDENTITY), (inner) => {
    if (shape.kind === 'text') return drawing.text.trace(inner.context, shape);
    const { steps } = parsePathData(shape.data);
    if (drawing.run.spend(steps.length)) tracePath(inner.context, steps);
    return true;
  });
}

/** Points are put into the current path as the canvas is transformed then; `restore` would not touch them. */
function within(place: Place, matrix: Matrix, trace: (inner: Place) => boolean): boolean {
  const isFlat = inverted(matrix) === undefined;
  if (isFlat) return true;
  place.context.save();
  const isTraced = trace(entered(place, matrix));
  place.context.restore();
  return isTraced;
}
