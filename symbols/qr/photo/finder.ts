import type { Point } from '../../decoder.ts';

/** A finder pattern (位置探测图形) of a QR code: squares in each other, 7, 5 and 3 modules wide. */
export interface Finder extends Point {
  /** One module onwards along its two edges, in pixels; which is which is not known. */
  readonly a: Point;
  readonly b: Point;
  /** Pixels a module: the side of a square of the same area. */
  readonly module: number;
  /** Light on dark. */
  readonly isInverted: boolean;
  /** 0…1: how like a finder pattern it is. */
  readonly support: number;
  /** Seen, or only supposed from two others. */
  readonly isSeen: boolean;
}

/** The same in a picture of another size. */
export function scaledFinder(finder: Finder, factor: number): Finder {
  const one = ({ x, y }: Point): Point => ({ x: x * factor, y: y * factor });
  const module = finder.module * factor;
  return { ...finder, ...one(finder), a: one(finder.a), b: one(finder.b), module };
}
