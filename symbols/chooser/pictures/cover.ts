import type { Corners, Frame } from '../../decoder.ts';
import { regionAround } from './crop.ts';
import { lightToneOf } from './margin.ts';

/** The picture without the symbols that were read: what is left is found more easily. */
export function withoutSymbols(frame: Frame, symbols: readonly Corners[]): Frame {
  if (symbols.length === 0) return frame;
  const luma = frame.luma.slice();
  const tone = lightToneOf(frame);
  for (const corners of symbols) cover({ ...frame, luma }, corners, tone);
  return { ...frame, luma };
}

function cover(frame: Frame, corners: Corners, tone: number): void {
  const { left, top, width, height } = regionAround(corners, 0, frame);
  const turn = Math.sign(areaOf(corners));
  for (let y = top; y < top + height; y++) {
    for (let x = left; x < left + width; x++) {
      if (isInside(corners, turn, x + 0.5, y + 0.5)) frame.luma[y * frame.width + x] = tone;
    }
  }
}

/** On the same side of all four edges. */
function isInside(corners: Corners, turn: number, x: number, y: number): boolean {
  for (let at = 0; at < corners.length; at++) {
    const [a, b] = [corners[at & 3], corners[(at + 1) & 3]];
    if (!a || !b) return false;
    if (((b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x)) * turn < 0) return false;
  }
  return true;
}

/** Twice the area, above 0 clockwise. */
function areaOf([a, b, c, d]: Corners): number {
  return (c.x - a.x) * (d.y - b.y) - (d.x - b.x) * (c.y - a.y);
}
