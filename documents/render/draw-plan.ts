import { entered, type Drawing, type Place } from './drawing.ts';
import { translation } from './matrix.ts';
import { paintObjects } from './paint-object.ts';
import type { PlanPart } from './page-plan.ts';

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
    await paintObjects(objects, inner, drawing);
    place.context.restore();
    done += objects.length;
    onProgress(all === 0 ? 1 : done / all);
  }
}
