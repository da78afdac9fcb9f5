import type { Colour } from '../ofd/model/colour.ts';
import type { Box } from '../ofd/model/geometry.ts';
import { coverAxial } from './axial-shading.ts';
import { valueOf } from './colour-value.ts';
import type { Drawing, Place } from './drawing.ts';
import { coverGouraud } from './gouraud-shading.ts';
import { paintGroup } from './helper-sheet.ts';
import { coverPattern } from './pattern.ts';
import { coverRadial } from './radial-shading.ts';
import { stopsOf } from './shading-stops.ts';

/** Whether a colour is more than one colour. */
export function isPlain(colour: Colour | undefined): boolean {
  return !colour?.shading && !colour?.gouraud && !colour?.pattern;
}

/**
 * Covers a box with a shading or a pattern, in the space of the object.
 *
 * @param alpha of the object, from 0 to 1
 */
export async function cover(
  colour: Colour,
  alpha: number,
  box: Box,
  place: Place,
  drawing: Drawing,
): Promise<void> {
  const { shading, gouraud, pattern } = colour;
  await paintGroup((alpha * colour.alpha) / 255, box, place, drawing, async (inner) => {
    const { context } = inner;
    context.globalAlpha = 1;
    if (pattern) return coverPattern(pattern, box, inner, drawing);
    if (gouraud) return coverGouraud(gouraud, box, inner, drawing);
    if (!shading) return undefined;
    const stops = stopsOf(shading.steps, (step) => valueOf(step.colour, inner));
    if (shading.kind === 'axial') coverAxial(context, shading, stops, box);
    else coverRadial(context, shading, stops, box);
    return undefined;
  });
}
