import type { Box } from '../ofd/model/geometry.ts';
import type { Place } from './drawing.ts';
import { boundsOf, intersection } from './matrix.ts';

/** A gradient takes about as long as so many plain colours, and so does a picture that is made larger or smaller. */
export const COST_OF_SHADE = 4;
/** Of the pixels of a picture, which are all looked at when it is made smaller. */
export const COST_OF_SOURCE = 1 / 4;

/** How many pixels of a place a box covers, those off its sheet left out. */
export function pixelsIn(
  box: Box,
  { matrix, width, height }: Pick<Place, 'matrix' | 'width' | 'height'>,
): number {
  const { w, h } = intersection(boundsOf(box, matrix), { x: 0, y: 0, w: width, h: height });
  return w * h;
}
