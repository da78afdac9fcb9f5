import type { Colour } from '../ofd/model/colour.ts';
import { type Box, IDENTITY } from '../ofd/model/geometry.ts';
import type { TextObject } from '../ofd/model/page-object.ts';
import { textSlack } from './boundary.ts';
import { isPlain } from './cover.ts';
import { styleOf } from './draw-style.ts';
import type { Drawing, Place } from './drawing.ts';
import { setLine } from './line.ts';
import { boundsOf, grown, inverted, scaleOf } from './matrix.ts';
import { COST_OF_SHADE } from './painted-pixels.ts';
import { paintUnit } from './paint-unit.ts';
import { paintShape, type Shape } from './shape-paint.ts';

/** About how long the outline of a character is, in sizes. */
const STROKES = 20;

/** TextObject (CT_Text, GB/T 33190 11.2): black, and without an outline, where it says nothing else. */
export async function paintText(object: TextObject, place: Place, drawing: Drawing): Promise<void> {
  const characters = object.codes.reduce((sum, { text }) => sum + text.length, 0);
  if (object.size <= 0 || !drawing.run.spend(characters)) return;
  const style = styleOf(object, place.layer, (id) => place.resources.drawParam(id));
  const alpha = object.alpha / 255;
  const lineLength = characters * object.size * STROKES;
  await paintUnit(object, { slack: textSlack(object) }, place, drawing, async (inner, seen) => {
    const letterPixels = characters * Math.min(seen, (object.size * scaleOf(inner.matrix)) ** 2);
    const isPaid = (colour: Colour | undefined): boolean =>
      drawing.run.spendPaint(letterPixels + (isPlain(colour) ? 0 : seen * COST_OF_SHADE));
    const letters = (how: { fill: boolean; stroke: boolean }): Shape => ({
      box: letterBox(object, inner),
      paint: (there) => {
        setLine(style, there, lineLength);
        const isWhole = drawing.text.draw(there.context, object, how, drawing.run);
        if (!isWhole) drawing.notes.add('too-long', `${drawing.where}: text`);
      },
    });
    const [fill, stroke] = [
      { colour: style.fillColour, alpha },
      { colour: style.strokeColour, alpha },
    ];
    if (object.fill && isPaid(style.fillColour)) {
      await paintShape(letters({ fill: true, stroke: false }), 'fillStyle', fill, inner, drawing);
    }
    if (object.stroke && style.strokeColour && isPaid(style.strokeColour)) {
      await paintShape(
        letters({ fill: false, stroke: true }),
        'strokeStyle',
        stroke,
        inner,
        drawing,
      );
    }
  });
}

/** The boundary in the space of the letters; without one they may be anywhere on the sheet. */
function letterBox(object: TextObject, place: Place): Box {
  const { w, h } = object.boundary;
  if (w > 0 || h > 0) {
    const back = inverted(object.ctm ?? IDENTITY);
    return boundsOf(grown({ x: 0, y: 0, w, h }, textSlack(object)), back);
  }
  const sheet = { x: 0, y: 0, w: place.width, h: place.height };
  return boundsOf(sheet, inverted(place.matrix));
}
