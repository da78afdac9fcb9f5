import type { Box } from '../ofd/model/geometry.ts';
import type { GraphicUnit, TextObject } from '../ofd/model/page-object.ts';
import type { Canvas2D } from './canvas.ts';

/**
 * Objects are cut off at their boundary (GB/T 33190 8.5). Writers draw it as narrowly as they can, so that a line on
 * its edge keeps its whole width, and letters may reach out by a letter; an object with an empty boundary
 * is not cut off.
 *
 * @param slack millimetres around the boundary that still belong to it
 */
export function clipToBoundary(context: Canvas2D, { w, h }: Box, slack: number): void {
  if (w === 0 && h === 0) return;
  context.beginPath();
  context.rect(-slack, -slack, w + 2 * slack, h + 2 * slack);
  context.clip();
}

/** Half a line, as wide as it is on the page. */
export function lineSlack(lineWidth: number, { ctm }: Pick<GraphicUnit, 'ctm'>): number {
  return (lineWidth / 2) * growth(ctm);
}

export function textSlack(object: Pick<TextObject, 'size' | 'ctm' | 'hScale'>): number {
  return Math.abs(object.size) * Math.max(1, Math.abs(object.hScale)) * growth(object.ctm);
}

/** The most that a matrix stretches either axis. */
function growth(ctm: GraphicUnit['ctm']): number {
  if (!ctm) return 1;
  const [a, b, c, d] = ctm;
  return Math.max(Math.hypot(a, b), Math.hypot(c, d));
}
