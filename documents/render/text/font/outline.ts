import type { Matrix } from '../../../ofd/model/geometry.ts';

/** What takes an outline; a 2D canvas is one. */
export interface OutlineSink {
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(x1: number, y1: number, x: number, y: number): void;
  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void;
  closePath(): void;
}

type Step =
  | readonly [x: number, y: number]
  | readonly [x1: number, y1: number, x: number, y: number]
  | readonly [x1: number, y1: number, x2: number, y2: number, x: number, y: number];

/** A closed line: where it begins, then lines and curves of two and three degrees. */
export interface Contour {
  readonly start: readonly [x: number, y: number];
  readonly steps: readonly Step[];
}

/** Contours in units of the font, y upwards. */
export type Outline = readonly Contour[];

export const NO_OUTLINE: Outline = [];

export interface DrawnGlyph {
  readonly outline: Outline;
  /** Points, numbers and operators that have been read for it. */
  readonly cost: number;
}

/** Steps of one glyph. The most intricate ideographs and ornaments have some thousands. */
export const MAX_STEPS = 20_000;

export function stepsOf(outline: Outline): number {
  return outline.reduce((sum, { steps }) => sum + steps.length + 1, 0);
}

export function traceOutline(
  outline: Outline,
  [a, b, c, d, e, f]: Matrix,
  sink: OutlineSink,
): void {
  const toX = (x: number, y: number): number => a * x + c * y + e;
  const toY = (x: number, y: number): number => b * x + d * y + f;
  for (const { start, steps } of outline) {
    sink.moveTo(toX(...start), toY(...start));
    for (const step of steps) {
      const [x1, y1, x2, y2, x3, y3] = step;
      const [px, py] = [toX(x1, y1), toY(x1, y1)];
      if (x2 === undefined || y2 === undefined) sink.lineTo(px, py);
      else if (x3 === undefined || y3 === undefined) {
        sink.quadraticCurveTo(px, py, toX(x2, y2), toY(x2, y2));
      } else {
        sink.bezierCurveTo(px, py, toX(x2, y2), toY(x2, y2), toX(x3, y3), toY(x3, y3));
      }
    }
    sink.closePath();
  }
}

/** Records an outline; more than {@link MAX_STEPS} are dropped. */
export interface OutlinePen {
  moveTo(x: number, y: number): void;
  add(...step: Step): void;
  readonly isFull: boolean;
  readonly outline: Outline;
}

export function createPen(): OutlinePen {
  const outline: { start: readonly [number, number]; steps: Step[] }[] = [];
  let left = MAX_STEPS;
  return {
    outline,
    get isFull() {
      return left <= 0;
    },
    moveTo(x, y) {
      if (left-- > 0) outline.push({ start: [x, y], steps: [] });
    },
    add(...step) {
      if (left-- > 0) outline.at(-1)?.steps.push(step);
    },
  };
}
