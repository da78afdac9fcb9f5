import type { Frame } from '../decoder.ts';
import { locateQr, triplesIn, type Small } from '../qr/photo/locate.ts';
import type { Triple } from '../qr/photo/triples.ts';
import { regionAround, type Region } from './pictures/crop.ts';

/** Where a QR code seems to be. */
export interface Place {
  readonly region: Region;
  /** Pixels a module, about. */
  readonly module: number;
}

export interface Search {
  /** From the likeliest. */
  readonly places: readonly Place[];
  readonly triples: Iterable<Triple>;
  /** Whether there is anything that looks like a part of a QR code. */
  readonly isPromising: boolean;
}

const MOST_PLACES = 3;
/** A quiet zone and what a wrong triple leaves out, as a share of the side. */
const ROUND_ABOUT = 0.35;
const LEAST_FINDERS = 2;

/** How much of a picture is searched. */
export interface SearchScope {
  /** In every size of the picture, however little the first showed. */
  readonly isThorough: boolean;
  /** Where symbols seem to be of which a finder pattern is only supposed too, beside those that were seen. */
  readonly isForAll: boolean;
  readonly isOver: () => boolean;
}

/**
 * Looks for QR codes by their finder patterns.
 *
 * @param small the frame made smaller, at which it is looked first
 */
export function searchQr(
  frame: Frame,
  small: Small,
  { isThorough, isForAll, isOver }: SearchScope,
): Search {
  const located = locateQr(frame, isThorough, small, isOver);
  const { finders, seen, supposed } = located;
  const places: Place[] = [];
  for (const triple of isForAll || seen.length === 0 ? [...seen, ...supposed()] : seen) {
    if (places.length === MOST_PLACES) break;
    const place = placeOf(triple, frame);
    if (!places.some(({ region }) => overlap(region, place.region) > 0.7)) places.push(place);
  }
  return { places, triples: triplesIn(located), isPromising: finders.length >= LEAST_FINDERS };
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
