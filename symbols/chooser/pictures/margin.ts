import type { Frame, Point } from '../../decoder.ts';

/** Of the shorter side, on every side. */
const SHARE = 1 / 12;
/** One pixel in so many is looked at for the tone. */
const EVERY = 41;
/** Share of the pixels that are darker than the margin. */
const DARKER = 0.9;

/** The picture with a light margin: a symbol that touches its edge has a quiet zone (静区) again. */
export function withMargin(frame: Frame): {
  readonly frame: Frame;
  readonly back: (point: Point) => Point;
} {
  const more = Math.ceil(Math.min(frame.width, frame.height) * SHARE);
  const [width, height] = [frame.width + 2 * more, frame.height + 2 * more];
  const luma = new Uint8Array(width * height).fill(lightToneOf(frame));
  for (let y = 0; y < frame.height; y++) {
    const row = frame.luma.subarray(y * frame.width, (y + 1) * frame.width);
    luma.set(row, (y + more) * width + more);
  }
  return { frame: { width, height, luma }, back: ({ x, y }) => ({ x: x - more, y: y - more }) };
}

/** A tone that is light in this picture. */
export function lightToneOf({ luma }: Frame): number {
  const counts = new Uint32Array(256);
  let many = 0;
  for (let at = 0; at < luma.length; at += EVERY, many++) {
    const tone = luma[at] ?? 0;
    counts[tone] = (counts[tone] ?? 0) + 1;
  }
  let tone = 0;
  for (let below = counts[0] ?? 0; below < many * DARKER && tone < 255;) {
    tone++;
    below += counts[tone] ?? 0;
  }
  return tone;
}
