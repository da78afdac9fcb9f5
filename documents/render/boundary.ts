import { type Box, IDENTITY } from '../ofd/model/geometry.ts';
import type { GraphicUnit, TextObject } from '../ofd/model/page-object.ts';
import type { Canvas2D } from './canvas.ts';
import { boundsOf, grown } from './matrix.ts';

/** How far, in millimetres, what is drawn may stand over: values are rounded when they are written. */
const ROUNDING = 0.01;

/** How an object is cut off at its boundary. */
export interface Cut {
  /** Millimetres around the boundary that still belong to it. */
  readonly slack: number;
  /** All that it draws, in its own space behind its matrix; unknown where it is left out. */
  readonly reach?: Box;
}

/**
 * Objects are cut off at their boundary (GB/T 33190 8.5). Writers draw it as narrowly as they can, so that a line on
 * its edge keeps its whole width, and letters may reach out by a letter; an object with an empty boundary
 * is not cut off. What lies within its boundary needs no cut, whose smoothed edge would make that of the
 * object paler.
 */
export function clipToBoundary(
  context: Canvas2D,
  object: GraphicUnit,
  { slack, reach }: Cut,
): void {
  const { w, h } = object.boundary;
  if (w === 0 && h === 0) return;
  const box = grown({ x: 0, y: 0, w, h }, slack);
  if (reach && isWithin(boundsOf(reach, object.ctm ?? IDENTITY), grown(box, ROUNDING))) return;
  context.beginPath();
  context.rect(box.x, box.y, box.w, box.h);
  context.clip();
}

function isWithin(inner: Box, { x, y, w, h }: Box): boolean {
  const isIn = inner.x >= x && inner.y >= y;
  return isIn && inner.x + inner.w <= x + w && inner.y + inner.h <= y + h;
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
