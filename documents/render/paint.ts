import type { Colour } from '../ofd/model/colour.ts';
import { BLACK, cssOf, rgbaOf } from './colour-value.ts';
import type { Place } from './drawing.ts';

/** Sets a plain colour; false where nothing is to be painted with it. A missing one is black. */
export function setPaint(
  key: 'fillStyle' | 'strokeStyle',
  colour: Colour | undefined,
  { context, resources }: Place,
): boolean {
  const space =
    colour?.colourSpace === undefined ? undefined : resources.colourSpace(colour.colourSpace);
  const rgba = colour ? rgbaOf(colour, space) : BLACK;
  context[key] = cssOf(rgba);
  return rgba.alpha > 0;
}
