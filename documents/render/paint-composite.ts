import type { CompositeObject } from '../ofd/model/page-object.ts';
import type { Drawing, Place } from './drawing.ts';
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
  await paintUnit(object, 0, place, drawing, (inner) =>
    paintObjects(vector.objects, { ...inner, depth: place.depth + 1 }, drawing),
  );
}
