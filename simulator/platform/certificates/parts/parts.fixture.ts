import { createCanvas } from '@napi-rs/canvas';
import type { Pen } from '../pen.ts';

/** The box around everything that `draw` has put on an empty sheet, in units; empty: `undefined`. */
export function inkBox(
  size: number,
  draw: (pen: Pen) => void,
): { left: number; top: number; right: number; bottom: number } | undefined {
  const pen = createCanvas(size, size).getContext('2d');
  draw(pen);
  const { data } = pen.getImageData(0, 0, size, size);
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let pixel = 0; pixel < size * size; pixel += 1) {
    if (data[pixel * 4 + 3] === 0) continue;
    xs.push(pixel % size);
    ys.push(Math.floor(pixel / size));
  }
  if (xs.length === 0) return undefined;
  const least = (list: number[]): number => list.reduce((a, b) => Math.min(a, b));
  const most = (list: number[]): number => list.reduce((a, b) => Math.max(a, b));
  return { left: least(xs), top: least(ys), right: most(xs) + 1, bottom: most(ys) + 1 };
}
