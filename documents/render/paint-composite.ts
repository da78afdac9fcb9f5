import { type Box, IDENTITY } from '../ofd/model/geometry.ts';
import type { CompositeObject } from '../ofd/model/page-object.ts';
import type { Drawing, Place } from './drawing.ts';
import { paintGroup } from './helper-sheet.ts';
import { boundsOf, inverted } from './matrix.ts';
import { paintObjects } from './paint-object.ts';
import { paintUnit } from './paint-unit.ts';

/** A vector graphic of the resources (CT_Composite, GB/T 33190 13). */
export async function paintComposite(
  object: CompositeObject,
  place: Place,
  drawing: Drawing,
): Promise<void> {
  const { notes, where, run } = drawing;
  const vector =
    object.resource === undefined ? undefined : place.resources.vector(object.resource);
  if (!vector) {
    notes.add('resource-missing', `${where}: composite`);
    return;
  }
  // One that draws itself would never end.
  if (place.depth >= run.limits.depth) {
    notes.add('too-deep', where);
    return;
  }
  await paintUnit(object, { slack: 0 }, place, drawing, async (inner) => {
    const box = boundsOf(boundaryOf(object, inner), inverted(object.ctm ?? IDENTITY));
    await paintGroup(object.alpha / 255, box, inner, drawing, (there) =>
      paintObjects(vector.objects, { ...there, depth: place.depth + 1 }, drawing),
    );
  });
}

/** In the space of the boundary; without one it may reach over all of the sheet. */
function boundaryOf({ boundary, ctm }: CompositeObject, inner: Place): Box {
  const { w, h } = boundary;
  if (w > 0 || h > 0) return { x: 0, y: 0, w, h };
  const sheet = { x: 0, y: 0, w: inner.width, h: inner.height };
  return boundsOf(boundsOf(sheet, inverted(inner.matrix)), ctm);
}
