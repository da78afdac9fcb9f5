import { SQUARE, type Activity } from './activity.ts';
import { isCrossing } from './crossing.ts';
import type { Grey } from './grey.ts';
import { createPeaks, type Peaks } from './peaks.ts';
import { responseAt } from './ring.ts';
import { fitSaddle, type Saddle } from './saddle-fit.ts';

/** Finds the places where two dark and two light corners meet, as on a chessboard. */
export interface SaddleFinder {
  /** Of the clearest `atMost` where the picture is not even, those from which edges lead on. */
  find(grey: Grey, activity: Activity, atMost: number): Saddle[];
  /** Leaves nothing of a picture in the memory that is kept for the next. */
  clear(): void;
}

/** In pixels, even: what is looked at around a place stays within the picture. */
const MARGIN = 14;
/** In steps of brightness: less between dark and light is no print. */
const LEAST_CONTRAST = 20;
/** Of a place next to the saddle, where the ring sees half of what it sees on it. */
const QUICK = LEAST_CONTRAST;
/** Four differences of two pixels each. */
const HIGHEST_SCORE = 4 * 255;
const LEAST_RESPONSE = 3 * LEAST_CONTRAST;
/** Of places that look right by half of their ring so many are looked at for each that is wanted. */
const SHARE = 3;

/**
 * After the ChESS detector (Bennett and Lasenby, “ChESS – Quick and Robust Detection of Chess-board
 * Features”, 2013): on a ring of 16 pixels,
 * which fits into 2 × 2 modules of 3 pixels, the sectors that face each other are alike and those beside
 * them are not. Every second pixel of every second row is looked at by half of the ring; where that
 * is clearer than around it, the whole ring is.
 */
export function createSaddleFinder(): SaddleFinder {
  const peaks = createPeaks(HIGHEST_SCORE);
  return {
    find(grey, activity, atMost) {
      peaks.begin(grey.width, grey.height);
      scoreBlocks(grey, activity, peaks);
      const found: { saddle: Saddle; response: number }[] = [];
      for (const pixel of peaks.clearest(SHARE * atMost)) {
        const saddle = fitSaddle(grey, pixel);
        if (!saddle) continue;
        const at = Math.floor(saddle.y) * grey.width + Math.floor(saddle.x);
        const response = responseAt(grey.pixels, at, grey.width);
        if (response > LEAST_RESPONSE && isCrossing(grey, saddle)) found.push({ saddle, response });
      }
      if (found.length > atMost) found.sort((one, other) => other.response - one.response);
      return found.slice(0, atMost).map(({ saddle }) => saddle);
    },
    clear: () => {
      peaks.clear();
    },
  };
}

/** How much half of the ring around the first pixel of each block of 2 × 2 looks like a saddle. */
function scoreBlocks(grey: Grey, { runsOf }: Activity, peaks: Peaks): void {
  const { width, height } = grey;
  for (let y = MARGIN; y < height - MARGIN; y += 2) {
    for (const [first, end] of runsOf(Math.floor(y / SQUARE))) {
      const from = Math.max(first * SQUARE, MARGIN);
      scoreRun(grey, y, from, Math.min(end * SQUARE, width - MARGIN), peaks);
    }
  }
}

function scoreRun(
  { width, pixels }: Grey,
  y: number,
  from: number,
  to: number,
  peaks: Peaks,
): void {
  const up = 3 * width;
  const slant = 2 * width + 2;
  const counter = 2 * width - 2;
  let block = (y >> 1) * (width >> 1) + (from >> 1);
  const end = y * width + to;
  for (let at = y * width + from; at < end; at += 2, block++) {
    const north = pixels[at - up] ?? 0;
    const south = pixels[at + up] ?? 0;
    const west = pixels[at - 3] ?? 0;
    const east = pixels[at + 3] ?? 0;
    const northEast = pixels[at - counter] ?? 0;
    const southWest = pixels[at + counter] ?? 0;
    const northWest = pixels[at - slant] ?? 0;
    const southEast = pixels[at + slant] ?? 0;
    const turned =
      Math.abs(north + south - west - east) +
      Math.abs(northEast + southWest - northWest - southEast);
    if (turned < QUICK) continue;
    const opposite =
      Math.abs(north - south) +
      Math.abs(west - east) +
      Math.abs(northEast - southWest) +
      Math.abs(northWest - southEast);
    const score = turned - (opposite >> 1);
    if (score > QUICK) peaks.add(block, score);
  }
}
