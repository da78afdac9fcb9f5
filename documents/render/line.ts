import type { DrawStyle } from './draw-style.ts';
import type { Place } from './drawing.ts';
import { scaleOf } from './matrix.ts';

/**
 * A line without a width is one pixel wide (GB/T 33190 8.2). The standard wants two for all others; they
 * are drawn as they are measured, and never thinner than one.
 */
const MIN_PIXELS = 1;

/** Sets everything of a line but its colour. */
export function setLine(style: DrawStyle, { context, matrix }: Place): void {
  const scale = scaleOf(matrix);
  context.lineWidth = Math.max(style.lineWidth, scale > 0 ? MIN_PIXELS / scale : 0);
  context.lineCap = style.cap;
  context.lineJoin = style.join;
  context.miterLimit = style.miterLimit;
  context.setLineDash([...style.dashPattern]);
  context.lineDashOffset = style.dashOffset;
}
