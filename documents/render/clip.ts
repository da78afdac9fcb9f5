import { combine, IDENTITY, type Matrix } from '../ofd/model/geometry.ts';
import type { Clip, ClipArea } from '../ofd/model/page-object.ts';
import { cssOf, BLACK } from './colour-value.ts';
import { type Drawing, entered, type Place } from './drawing.ts';
import { inverted, translation } from './matrix.ts';
import { pixelsIn } from './painted-pixels.ts';
import { isAffordable } from './paint-path.ts';
import { pathBox } from './path-box.ts';
import { parsePathData } from './path-data.ts';
import { tracePath } from './trace-path.ts';

/**
 * Clips to what a clip leaves (GB/T 33190 8.4), if it is of one area whose outline is known; false otherwise, and for
 * several areas: a canvas knows no union of them.
 *
 * @param follows the matrix of the object, where its clips are moved by it
 */
export function clipDirectly(
  { areas }: Clip,
  follows: Matrix,
  place: Place,
  drawing: Drawing,
): boolean {
  const [area, second] = areas;
  // A clip without areas is none: it was cut out of the file, or never meant.
  if (!area) return true;
  if (second) return false;
  const { context } = place;
  context.save();
  const inner = entered(place, areaSpace(area, follows));
  context.beginPath();
  const isTraced = traceArea(area, inner, drawing);
  // The path stays where it is, and the clip is set for the whole object.
  context.restore();
  if (isTraced) context.clip(ruleOf(area));
  return isTraced;
}

/** Fills what a clip leaves, all its areas together. */
export function fillClip({ areas }: Clip, follows: Matrix, place: Place, drawing: Drawing): void {
  const { context } = place;
  for (const area of areas) {
    const space = areaSpace(area, follows);
    if (!drawing.run.spend(1) || drawing.run.isOver) return;
    if (!inverted(space)) continue;
    context.save();
    const inner = entered(place, space);
    context.globalAlpha = 1;
    context.fillStyle = cssOf(BLACK);
    context.beginPath();
    if (area.shape.kind === 'text') {
      const isWhole = drawing.text.draw(
        context,
        area.shape,
        { fill: true, stroke: false },
        drawing.run,
      );
      if (!isWhole) drawing.notes.add('too-long', `${drawing.where}: text`);
    } else {
      const isPaid = drawing.run.spendPaint(pixelsOfArea(area, inner));
      if (isPaid) {
        traceArea(area, inner, drawing);
        context.fill(ruleOf(area));
      }
    }
    context.restore();
  }
}

/** Of a path; a box that it says it has may be any. */
function pixelsOfArea({ shape }: ClipArea, inner: Place): number {
  return shape.kind === 'path' ? pixelsIn(pathBox(parsePathData(shape.data).steps), inner) : 0;
}

/** False where a text has no outlines to be had. */
function traceArea({ shape }: ClipArea, place: Place, drawing: Drawing): boolean {
  const { context } = place;
  if (shape.kind === 'text') return drawing.text.trace(context, shape);
  const { steps, isWhole } = parsePathData(shape.data);
  if (!isWhole) drawing.notes.add('value-unreadable', `${drawing.where}: clip`);
  const isDone = drawing.run.spend(steps.length) && isAffordable(steps, 0, place, drawing);
  if (isDone) tracePath(context, steps);
  return true;
}

/** From the space of a shape to that of the object. */
function areaSpace({ shape, ctm }: ClipArea, follows: Matrix): Matrix {
  const { x, y } = shape.boundary;
  const own = combine(shape.ctm ?? IDENTITY, translation(x, y));
  return combine(combine(own, ctm ?? IDENTITY), follows);
}

function ruleOf({ shape }: ClipArea): 'nonzero' | 'evenodd' {
  return shape.kind === 'path' && shape.rule === 'Even-Odd' ? 'evenodd' : 'nonzero';
}
