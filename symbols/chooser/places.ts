import type { Frame, Point } from '../decoder.ts';
import { findFinders } from '../qr/photo/finders.ts';
import { triplesOf, type Triple } from '../qr/photo/triples.ts';
import { regionAround, type Region } from './pictures/crop.ts';
import { halve } from './pictures/scale.ts';

/** Where a QR code seems to be. */
export interface Place {
  readonly region: Region;
  /** Pixels a module, about. */
  readonly module: number;
}

export interface Search {
  /** From the likeliest. */
  readonly places: readonly Place[];
  readonly triples: readonly Triple[];
  /** Whether there is anything that looks like a part of a QR code. */
  readonly isPromising: boolean;
}

const MOST_PLACES = 3;
/** A quiet zone and what a wrong triple leaves out, as a share of the side. */
const ROUND_ABOUT = 0.35;
/** Every second row of the picture at half its size. */
const STEP = 2;
const LEAST_FINDERS = 2;

/** Looks for finder patterns in the picture at half its size, where noise and fine dots are less. */
export function searchQr(frame: Frame): Search {
  const finders = findFinders(halve(frame), STEP);
  const triples = triplesOf(finders).map(twice);
  const places: Place[] = [];
  for (const triple of triples) {
    if (places.length === MOST_PLACES) break;
    const place = placeOf(triple, frame);
    if (!places.some(({ region }) => overlap(region, place.region) > 0.7)) places.push(place);
  }
  return { places, triples, isPromising: finders.length >= LEAST_FINDERS };
}

function twice({ topLeft, topRight, bottomLeft }: Triple): Triple {
  const one = <T extends Point & { readonly module: number }>(finder: T): T => ({
    ...finder,
    x: 2 * finder.x,
    y: 2 * finder.y,
    module: 2 * finder.module,
  });
  return { topLeft: one(topLeft), topRight: one(topRight), bottomLeft: one(bottomLeft) };
}

function placeOf({ topLeft, topRight, bottomLeft }: Triple, frame: Frame): Place {
  const fourth = {
    x: topRight.x + bottomLeft.x - topLeft.x,
    y: topRight.y + bottomLeft.y - topLeft.y,
  };
  return {
    region: regionAround([topLeft, topRight, fourth, bottomLeft], ROUND_ABOUT, frame),
    module: (topLeft.module + topRight.module + bottomLeft.module) / 3,
  };
}

/** The common part as a share of the smaller one. */
function overlap(a: Region, b: Region): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  if (across <= 0 || down <= 0) return 0;
  return (across * down) / Math.min(a.width * a.height, b.width * b.height);
}
