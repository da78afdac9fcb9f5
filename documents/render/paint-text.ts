import type { TextObject } from '../ofd/model/page-object.ts';
import { textSlack } from './boundary.ts';
import { styleOf } from './draw-style.ts';
import type { Drawing, Place } from './drawing.ts';
import { setLine } from './line.ts';
import { paintUnit } from './paint-unit.ts';
import { setPaint } from './paint.ts';

/** TextObject (CT_Text, GB/T 33190 11.2): black, and without an outline, where it says nothing else. */
export async function paintText(object: TextObject, place: Place, drawing: Drawing): Promise<void> {
  const characters = object.codes.reduce((sum, { text }) => sum + text.length, 0);
  if (object.size <= 0 || !drawing.run.spend(characters)) return;
  const style = styleOf(object, place.layer, (id) => place.resources.drawParam(id));
  await paintUnit(object, textSlack(object), place, drawing, (inner) => {
    const fill = object.fill && setPaint('fillStyle', style.fillColour, inner);
    const stroke =
      object.stroke &&
      style.strokeColour !== undefined &&
      setPaint('strokeStyle', style.strokeColour, inner);
    inner.context.globalAlpha = object.alpha / 255;
    setLine(style, inner);
    if (fill || stroke) drawing.text.draw(inner.context, object, { fill, stroke });
  });
}
