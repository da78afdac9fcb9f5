import type { FoundSymbol, Frame, Point } from '../../decoder.ts';

/** A part of a frame, in whole pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A copy of that part of the frame, which has to lie within it. */
export function crop(frame: Frame, { left, top, width, height }: Region): Frame {
  const luma = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * frame.width + left;
    luma.set(frame.luma.subarray(from, from + width), y * width);
  }
  return { width, height, luma };
}

/** The upright part round `points` with `share` of its size more on every side, within the frame. */
export function regionAround(points: readonly Point[], share: number, frame: Frame): Region {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const more = share * Math.max(x1 - x0, y1 - y0);
  const within = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
  const left = within(Math.floor(x0 - more), frame.width - 1);
  const top = within(Math.floor(y0 - more), frame.height - 1);
  const right = within(Math.ceil(x1 + more), frame.width);
  const bottom = within(Math.ceil(y1 + more), frame.height);
  return { left, top, width: Math.max(right - left, 1), height: Math.max(bottom - top, 1) };
}

/** The symbol with its corners moved by `place`: from a picture made of a frame back to the frame. */
export function moved(symbol: FoundSymbol, place: (point: Point) => Point): FoundSymbol {
  const [a, b, c, d] = symbol.corners;
  return { ...symbol, corners: [place(a), place(b), place(c), place(d)] };
}
