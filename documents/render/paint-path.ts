import type { PathObject } from '../ofd/model/page-object.ts';
import { lineSlack } from './boundary.ts';
import type { Canvas2D } from './canvas.ts';
import { isPlain } from './cover.ts';
import { type DrawStyle, styleOf } from './draw-style.ts';
import type { Drawing, Place } from './drawing.ts';
import { setLine } from './line.ts';
import { COST_OF_OPERATION, fillCost, MAX_FILL_COST } from './fill-cost.ts';
import { grown, scaleOf } from './matrix.ts';
import { COST_OF_SHADE, pixelsIn } from './painted-pixels.ts';
import { paintUnit } from './paint-unit.ts';
import { pathBox, pathLength } from './path-box.ts';
import { parsePathData, type PathStep } from './path-data.ts';
import { paintShape, type Shape } from './shape-paint.ts';
import { tracePath } from './trace-path.ts';

/** PathObject (CT_Path, GB/T 33190 9.1): filled first, then stroked. */
export async function paintPath(object: PathObject, place: Place, drawing: Drawing): Promise<void> {
  const style = styleOf(object, place.layer, (id) => place.resources.drawParam(id));
  const { steps, isWhole } = parsePathData(object.data);
  if (!isWhole) drawing.notes.add('value-unreadable', `${drawing.where}: AbbreviatedData`);
  if (steps.length === 0 || !drawing.run.spend(steps.length)) return;
  const alpha = object.alpha / 255;
  const slack = object.stroke ? lineSlack(style.lineWidth, object) : 0;
  const half = object.stroke ? style.lineWidth / 2 : 0;
  const reach = grown(pathBox(steps), half);
  await paintUnit(object, { slack, reach }, place, drawing, async (inner, seen) => {
    const { fillColour, strokeColour } = style;
    const isFilled = object.fill && fillColour !== undefined;
    if (isFilled && !isAffordable(steps, 0, inner, drawing)) return;
    if (object.stroke && !isAffordable(steps, style.lineWidth, inner, drawing)) return;
    // Nothing is filled with a colour that nobody has named (8.2: it is clear).
    if (isFilled) {
      const pixels = Math.min(seen, pixelsIn(pathBox(steps), inner));
      if (!drawing.run.spendPaint(pixels * (isPlain(fillColour) ? 1 : COST_OF_SHADE))) return;
      const fill = { colour: fillColour, alpha };
      await paintShape(inside(steps, object.rule), 'fillStyle', fill, inner, drawing);
    }
    if (!object.stroke || drawing.run.isOver) return;
    const pixels = Math.min(seen, linePixels(steps, style, inner));
    if (!drawing.run.spendPaint(pixels + (isPlain(strokeColour) ? 0 : seen * COST_OF_SHADE)))
      return;
    const stroke = { colour: strokeColour, alpha };
    await paintShape(line(steps, style), 'strokeStyle', stroke, inner, drawing);
  });
}

/** Of a line, which is never thinner than a pixel; it may go out of the sheet and come back. */
function linePixels(steps: readonly PathStep[], style: DrawStyle, inner: Place): number {
  const scale = scaleOf(inner.matrix);
  const around = pixelsIn(grown(pathBox(steps), style.lineWidth), inner);
  return Math.min(around, pathLength(steps) * scale * Math.max(1, style.lineWidth * scale));
}

/** Notes a path that nobody could wait for. */
export function isAffordable(
  steps: readonly PathStep[],
  lineWidth: number,
  place: Place,
  { run, notes, where }: Pick<Drawing, 'run' | 'notes' | 'where'>,
): boolean {
  const cost = fillCost(steps, place, lineWidth);
  if (cost > MAX_FILL_COST) notes.add('too-long', `${where}: path`);
  return cost <= MAX_FILL_COST && run.spend(Math.ceil(cost / COST_OF_OPERATION));
}

/** The inside of a path. */
function inside(steps: readonly PathStep[], rule: PathObject['rule']): Shape {
  const canvasRule = rule === 'Even-Odd' ? 'evenodd' : 'nonzero';
  const trace = (context: Canvas2D): void => {
    context.beginPath();
    tracePath(context, steps);
  };
  return {
    box: pathBox(steps),
    paint: ({ context }) => {
      trace(context);
      context.fill(canvasRule);
    },
    clip: ({ context }) => {
      trace(context);
      context.clip(canvasRule);
    },
  };
}

/** A path as a line. */
function line(steps: readonly PathStep[], style: DrawStyle): Shape {
  const length = style.dashPattern.length > 0 ? pathLength(steps) : 0;
  return {
    box: grown(pathBox(steps), (style.lineWidth / 2) * style.miterLimit + 1),
    paint: (place) => {
      place.context.beginPath();
      tracePath(place.context, steps);
      setLine(style, place, length);
      place.context.stroke();
    },
  };
}
