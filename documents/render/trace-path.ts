import type { Canvas2D } from './canvas.ts';
import type { PathStep } from './path-data.ts';

/** Adds a path to the current one of a canvas. */
export function tracePath(context: Canvas2D, steps: readonly PathStep[]): void {
  for (const step of steps) {
    switch (step[0]) {
      case 'M':
        context.moveTo(step[1], step[2]);
        break;
      case 'L':
        context.lineTo(step[1], step[2]);
        break;
      case 'Q':
        context.quadraticCurveTo(step[1], step[2], step[3], step[4]);
        break;
      case 'B':
        context.bezierCurveTo(step[1], step[2], step[3], step[4], step[5], step[6]);
        break;
      case 'C':
        context.closePath();
        break;
      default:
        step satisfies never;
    }
  }
}
