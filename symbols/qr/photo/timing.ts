import type { Frame } from '../../decoder.ts';
import { meanMatch } from './match.ts';
import { patternsOf } from './patterns.ts';
import { bentStart, nearestSize, seenAs } from './starts.ts';
import type { Triple } from './triples.ts';

/** Sizes tried to both sides of the measured one, in steps of 4 modules. */
const SIZES = [-2, -1, 0, 1, 2];

export interface Timing {
  /** Between two patterns that were seen; where there are none, along both edges. */
  readonly known: number;
  readonly both: number;
}

/** How well the timing patterns between three finder patterns are seen, with the size that fits best. */
export function timingOf(frame: Frame, triple: Triple): Timing {
  const { topLeft, topRight, bottomLeft } = triple;
  const seen = seenAs(triple);
  const middle = nearestSize(seen.size);
  let best: Timing = { known: -1, both: -1 };
  for (const step of SIZES) {
    const size = nearestSize(middle + 4 * step);
    const start = bentStart(seen, size);
    const { timing } = patternsOf(size);
    const match = (from: number): number =>
      meanMatch(frame, start, timing.slice(from, from + 2), topLeft.isInverted);
    const [upper, left] = [match(0), match(2)];
    const both = (upper + left) / 2;
    const known = topLeft.isSeen && !bottomLeft.isSeen ? upper : left;
    const isWhole = !topLeft.isSeen || (topRight.isSeen && bottomLeft.isSeen);
    const one = { known: isWhole ? both : known, both };
    if (one.known + one.both > best.known + best.both) best = one;
  }
  return best;
}
