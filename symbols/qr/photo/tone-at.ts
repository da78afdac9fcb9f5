import type { Frame } from '../../decoder.ts';

/** The tone between four pixels; the edge goes on outside. The middle of the first pixel is 0.5, 0.5. */
export function toneAt({ width, height, luma }: Frame, x: number, y: number): number {
  const px = Math.min(Math.max(x - 0.5, 0), width - 1.001);
  const py = Math.min(Math.max(y - 0.5, 0), height - 1.001);
  const [left, top] = [Math.floor(px), Math.floor(py)];
  const [right, below] = [px - left, py - top];
  const at = top * width + left;
  const upper = (luma[at] ?? 0) * (1 - right) + (luma[at + 1] ?? 0) * right;
  const lower = (luma[at + width] ?? 0) * (1 - right) + (luma[at + width + 1] ?? 0) * right;
  return upper + (lower - upper) * below;
}
