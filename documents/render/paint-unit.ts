import { type Box, IDENTITY } from '../ofd/model/geometry.ts';
import type { Clip, GraphicUnit } from '../ofd/model/page-object.ts';
import { clipToBoundary, type Cut } from './boundary.ts';
import { clipDirectly, fillClip } from './clip.ts';
import { type Drawing, entered, type Place } from './drawing.ts';
import { paintMasked } from './helper-sheet.ts';
import { pixelsIn } from './painted-pixels.ts';
import { boundsOf, grown, intersection, inverted, isUsable, translation } from './matrix.ts';

/**
 * Draws within the space of an object (GB/T 33190 8.5): at its place, cut off at its boundary and its clips, its matrix
 * applied.
 *
 * @param paint gets the pixels that it can reach at most
 */
export async function paintUnit(
  object: GraphicUnit,
  cut: Cut,
  place: Place,
  drawing: Drawing,
  paint: (inner: Place, seen: number) => Promise<void> | void,
): Promise<void> {
  const { boundary, ctm = IDENTITY } = object;
  const box = seenBox(grown(boundary, cut.slack), boundary, place);
  if (!isUsable(ctm) || !isUsable(place.matrix) || box.w === 0 || box.h === 0) return;
  const seen = pixelsIn(box, place);
  place.context.save();
  const inObject = entered(place, translation(boundary.x, boundary.y));
  clipToBoundary(place.context, object, cut);
  const follows = object.clipsFollowCtm === true ? ctm : IDENTITY;
  const masks: Clip[] = [];
  for (const clip of object.clips) {
    // Each cuts the ones before it, which may take long; without one of them it would show what is to be hidden.
    if (drawing.run.isOver) break;
    if (!clipDirectly(clip, follows, inObject, drawing)) masks.push(clip);
  }
  if (object.clips.length > 0 && drawing.run.isOver) {
    place.context.restore();
    return;
  }
  if (masks.length === 0) await paint(entered(inObject, ctm), seen);
  else {
    const own = { ...box, x: box.x - boundary.x, y: box.y - boundary.y };
    const stencils = masks.map((clip) => (there: Place): void => {
      fillClip(clip, follows, there, drawing);
    });
    await paintMasked(stencils, own, inObject, drawing, async (there) => {
      there.context.save();
      await paint(entered(there, ctm), seen);
      there.context.restore();
    });
  }
  place.context.restore();
}

/** What of a box is on the sheet; all of it for an object without a boundary. */
function seenBox(box: Box, boundary: Box, { matrix, width, height }: Place): Box {
  const back = inverted(matrix);
  if (!back) return { x: 0, y: 0, w: 0, h: 0 };
  const sheet = boundsOf({ x: 0, y: 0, w: width, h: height }, back);
  return boundary.w === 0 && boundary.h === 0 ? sheet : intersection(box, sheet);
}
