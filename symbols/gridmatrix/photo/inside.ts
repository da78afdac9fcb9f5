import type { Corners, Point } from '../../decoder.ts';

/** Whether a place lies within four corners that go round clockwise. */
export function isInside({ x, y }: Point, corners: Corners): boolean {
  return corners.every((corner, index) => {
    const next = corners[(index + 1) & 3] ?? corner;
    return (next.x - corner.x) * (y - corner.y) >= (next.y - corner.y) * (x - corner.x);
  });
}
