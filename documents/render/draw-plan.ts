import { entered, type Drawing, type Place } from './drawing.ts';
import { translation } from './matrix.ts';
import { paintObjects } from './paint-object.ts';
import type { PlanPart } from './page-plan.ts';

/** Objects after which is told how far it is. */
const STEP = 64;

/** Draws the parts of a page one over the other. */
export async function drawPlan(
  parts: readonly PlanPart[],
  place: Omit<Place, 'resources'>,
  drawing: Drawing,
  onProgress: (part: number) => void,
): Promise<void> {
  const all = parts.reduce((sum, { objects }) => sum + objects.length, 0);
  let done = 0;
  for (const { objects, resources, layer, origin } of parts) {
    if (!(await drawing.run.breathe())) return;
    place.context.save();
    const own: Place = { ...place, resources, ...(layer !== undefined && { layer }) };
    const inner = origin ? entered(own, translation(origin.x, origin.y)) : own;
    for (let first = 0; first < objects.length; first += STEP) {
      const some = objects.slice(first, first + STEP);
      await paintObjects(some, inner, drawing);
      if (drawing.run.isCancelled) break;
      done += some.length;
      onProgress(done / all);
    }
    place.context.restore();
  }
}
