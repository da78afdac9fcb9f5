import type { Colour } from '../ofd/model/colour.ts';
import type { Box } from '../ofd/model/geometry.ts';
import { BLACK, cssOf, valueOf } from './colour-value.ts';
import { cover, isPlain } from './cover.ts';
import type { Drawing, Place } from './drawing.ts';
import { paintMasked } from './helper-sheet.ts';

/** Something with an area that is painted: the inside of a path, a line, letters. */
export interface Shape {
  /** All that it can reach, in its own space. */
  readonly box: Box;
  /** Paints it on a canvas of its space with the paint that is set there; lines are set by the shape. */
  paint(place: Place): void;
  /** Makes it the clip, where that can be done. */
  clip?(place: Place): void;
}

/**
 * Paints a shape (GB/T 33190 8.3).
 *
 * @param colour black where there is none
 * @param alpha of the object, from 0 to 1
 */
export async function paintShape(
  shape: Shape,
  style: 'fillStyle' | 'strokeStyle',
  { colour, alpha }: { readonly colour: Colour | undefined; readonly alpha: number },
  place: Place,
  drawing: Drawing,
): Promise<void> {
  const { context } = place;
  if (!colour || isPlain(colour)) {
    context.globalAlpha = alpha;
    context[style] = cssOf(colour ? valueOf(colour, place) : BLACK);
    shape.paint(place);
    return;
  }
  const under = (inner: Place): Promise<void> => cover(colour, alpha, shape.box, inner, drawing);
  if (shape.clip) {
    context.save();
    shape.clip(place);
    await under(place);
    context.restore();
    return;
  }
  const stencil = (inner: Place): void => {
    inner.context.globalAlpha = 1;
    inner.context[style] = cssOf(BLACK);
    shape.paint(inner);
  };
  await paintMasked([stencil], shape.box, place, drawing, under);
}
