import type { Frame } from '../../decoder.ts';

/** The tone between four pixels; the edge goes on outside. The middle of the first pixel is 0.5, 0.5. */
export function toneAt(frame: Frame, x: number, y: number): number {
  const { width, height, luma } = frame;
  const px = Math.min(Math.max(x - 0.5, 0), width - 1.001);
  const py = Math.min(Math.max(y - 0.5, 0), height - 1.001);
  // Called for every sample: no lists.
  const left = px | 0;
  const top = py | 0;
  const right = px - left;
  const at = top * width + left;
  const a = luma[at] ?? 0;
  const b = luma[at + 1] ?? 0;
  const c = luma[at + width] ?? 0;
  const d = luma[at + width + 1] ?? 0;
  const upper = a + (b - a) * right;
  return upper + (c + (d - c) * right - upper) * (py - top);
}
