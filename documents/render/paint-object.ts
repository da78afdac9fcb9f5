import type { PageObject } from '../ofd/model/page-object.ts';
import type { Drawing, Place } from './drawing.ts';
import { paintComposite } from './paint-composite.ts';
import { paintImage } from './paint-image.ts';
import { paintPath } from './paint-path.ts';
import { paintText } from './paint-text.ts';

/** Draws objects one over the other, until there are no more or drawing has to end. */
export async function paintObjects(
  objects: readonly PageObject[],
  place: Place,
  drawing: Drawing,
): Promise<void> {
  for (const object of objects) {
    if (!drawing.run.spend(1) || !(await drawing.run.breathe())) return;
    await paintObject(object, place, drawing);
  }
}

async function paintObject(object: PageObject, place: Place, drawing: Drawing): Promise<void> {
  // A block groups objects for those who edit the file; it draws nothing itself (7.7).
  if (object.kind === 'block') return paintObjects(object.objects, place, drawing);
  if (!object.visible) return;
  switch (object.kind) {
    case 'path':
      return paintPath(object, place, drawing);
    case 'text':
      return paintText(object, place, drawing);
    case 'image':
      return paintImage(object, place, drawing);
    case 'composite':
      return paintComposite(object, place, drawing);
    default:
      object satisfies never;
  }
}
