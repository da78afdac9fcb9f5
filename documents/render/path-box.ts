import type { Box } from '../ofd/model/geometry.ts';
import type { PathStep } from './path-data.ts';

/** The rectangle around all points of a path, those that only pull at curves among them. */
export function pathBox(steps: readonly PathStep[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const step of steps) {
    for (let at = 1; at + 1 < step.length; at += 2) {
      const [x, y] = [Number(step[at]), Number(step[at + 1])];
      [left, right] = [Math.min(left, x), Math.max(right, x)];
      [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
    }
  }
  if (left > right) return { x: 0, y: 0, w: 0, h: 0 };
  return { x: left, y: top, w: right - left, h: bottom - top };
}

/** At least as long as the path is: along the points that pull at its curves. */
export function pathLength(steps: readonly PathStep[]): number {
  let length = 0;
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const step of steps) {
    if (step[0] === 'M') [x, y, startX, startY] = [step[1], step[2], step[1], step[2]];
    if (step[0] === 'C') {
      length += Math.hypot(startX - x, startY - y);
      [x, y] = [startX, startY];
    }
    for (let at = 1; at + 1 < step.length; at += 2) {
      const [toX, toY] = [Number(step[at]), Number(step[at + 1])];
      length += Math.hypot(toX - x, toY - y);
      [x, y] = [toX, toY];
    }
  }
  return length;
}
