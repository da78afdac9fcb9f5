import type { PathObject } from '../ofd/model/page-object.ts';
import { lineSlack } from './boundary.ts';
import { styleOf } from './draw-style.ts';
import type { Drawing, Place } from './drawing.ts';
import { setLine } from './line.ts';
import { paintUnit } from './paint-unit.ts';
import { setPaint } from './paint.ts';
import { parsePathData } from './path-data.ts';
import { tracePath } from './trace-path.ts';

/** PathObject (CT_Path, GB/T 33190 9.1): filled first, then stroked. */
export async function paintPath(object: PathObject, place: Place, drawing: Drawing): Promise<void> {
  const style = styleOf(object, place.layer, (id) => place.resources.drawParam(id));
  const slack = object.stroke ? lineSlack(style.lineWidth, object) : 0;
  const { steps, isWhole } = parsePathData(object.data);
  if (!isWhole) drawing.notes.add('value-unreadable', `${drawing.where}: AbbreviatedData`);
  if (steps.length === 0 || !drawing.run.spend(steps.length)) return;
  await paintUnit(object, slack, place, drawing, (inner) => {
    const { context } = inner;
    context.globalAlpha = object.alpha / 255;
    context.beginPath();
    tracePath(context, steps);
    if (object.fill && style.fillColour && setPaint('fillStyle', style.fillColour, inner)) {
      context.fill(object.rule === 'Even-Odd' ? 'evenodd' : 'nonzero');
    }
    if (!object.stroke) return;
    setLine(style, inner);
    if (setPaint('strokeStyle', style.strokeColour, inner)) context.stroke();
  });
}
