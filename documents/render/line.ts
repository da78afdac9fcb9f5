import type { DrawStyle } from './draw-style.ts';
import type { Place } from './drawing.ts';
import { scaleOf } from './matrix.ts';

/**
 * A line without a width is one pixel wide (GB/T 33190 8.2). The standard wants two for all others; they
 * are drawn as they are measured, and never thinner than one.
 */
const MIN_PIXELS = 1;

/** Shorter runs of dashes are seen as a line. */
const MIN_DASH_PIXELS = 0.5;
/** Of one path; each costs as much as a line of its own. */
const MAX_DASHES = 50_000;

/**
 * Sets everything of a line but its colour.
 *
 * @param length of all that is drawn with it, in millimetres
 */
export function setLine(style: DrawStyle, { context, matrix }: Place, length: number): void {
  const scale = scaleOf(matrix);
  context.lineWidth = Math.max(style.lineWidth, scale > 0 ? MIN_PIXELS / scale : 0);
  context.lineCap = style.cap;
  context.lineJoin = style.join;
  context.miterLimit = style.miterLimit;
  context.lineDashOffset = style.dashOffset;
  const run = style.dashPattern.reduce((sum, part) => sum + part, 0);
  const isSeen = run * scale >= MIN_DASH_PIXELS;
  const count = (length * style.dashPattern.length) / run;
  context.setLineDash(isSeen && count <= MAX_DASHES ? [...style.dashPattern] : []);
}
