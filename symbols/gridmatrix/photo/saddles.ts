import type { Grey } from './grey.ts';
import { responseAt } from './ring.ts';
import { fitSaddle, type Saddle } from './saddle-fit.ts';

/** Finds the places where two dark and two light corners meet, as on a chessboard. */
export interface SaddleFinder {
  /** The clearest first, at most `atMost`. */
  find(grey: Grey, atMost: number): Saddle[];
  /** Leaves nothing of a picture in the memory that is kept for the next. */
  clear(): void;
}

/** In pixels, even: what is looked at around a place stays within the picture. */
const MARGIN = 8;
/** In steps of brightness: less between dark and light is no print. */
const LEAST_CONTRAST = 20;
/** Of a place next to the saddle, where the ring sees half of what it sees on it. */
const QUICK = LEAST_CONTRAST;
/** Of places that look right by half of their ring so many are looked at for each that is wanted. */
const SHARE = 3;
/** Four differences of two pixels each. */
const HIGHEST_SCORE = 4 * 255;
const LEAST_RESPONSE = 3 * LEAST_CONTRAST;

/**
 * After the ChESS detector (Bennett and Lasenby, “ChESS – Quick and Robust Detection of Chess-board
 * Features”, 2013): on a ring of 16 pixels,
 * which fits into 2 × 2 modules of 3 pixels, the sectors that face each other are alike and those beside
 * them are not. Every second pixel of every second row is looked at briefly, all four of a block
 * only where half of its ring looks right.
 */
export function createSaddleFinder(): SaddleFinder {
  let scores = new Uint16Array(0);
  return {
    find(grey, atMost) {
      const blocks = (grey.width >> 1) * (grey.height >> 1);
      if (scores.length === blocks) scores.fill(0);
      else scores = new Uint16Array(blocks);
      scoreBlocks(grey, scores);
      return clearest(peaks(grey, scores), SHARE * atMost)
        .flatMap(({ pixel }) => strongest(grey, pixel) ?? [])
        .toSorted((one, other) => other.response - one.response)
        .slice(0, atMost)
        .flatMap(({ pixel }) => fitSaddle(grey, pixel) ?? []);
    },
    clear() {
      scores.fill(0);
    },
  };
}

/** How much half of the ring around the first pixel of each block of 2 × 2 looks like a saddle, or 0. */
function scoreBlocks({ width, height, pixels }: Grey, scores: Uint16Array): void {
  const perRow = width >> 1;
  const up = 3 * width;
  const slant = 2 * width + 2;
  const counter = 2 * width - 2;
  for (let y = MARGIN; y < height - MARGIN; y += 2) {
    let block = (y >> 1) * perRow + (MARGIN >> 1);
    for (let x = MARGIN; x < width - MARGIN; x += 2, block++) {
      const at = y * width + x;
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
      const score = turned - opposite / 2;
      if (score > QUICK) scores[block] = score;
    }
  }
}

interface Strongest {
  readonly pixel: number;
  readonly response: number;
}

/** The strongest response at a pixel and the eight around it. */
function strongest({ width, pixels }: Grey, middle: number): Strongest | undefined {
  let pixel = 0;
  let response = LEAST_RESPONSE;
  for (let at = middle - width - 1; at <= middle + width + 1; at++) {
    const here = responseAt(pixels, at, width);
    if (here > response) {
      response = here;
      pixel = at;
    }
    // From the end of a row of three to the next one.
    if (at === middle - width + 1 || at === middle + 1) at += width - 3;
  }
  return response > LEAST_RESPONSE ? { pixel, response } : undefined;
}

interface Peak {
  readonly pixel: number;
  readonly score: number;
}

/** The first pixels of blocks with a score above those of their neighbours. */
function peaks({ width, height }: Grey, scores: Uint16Array): Peak[] {
  const perRow = width >> 1;
  const rows = height >> 1;
  const found: Peak[] = [];
  for (let row = 1; row < rows - 1; row++) {
    for (let column = 1; column < perRow - 1; column++) {
      const block = row * perRow + column;
      const score = scores[block] ?? 0;
      if (score === 0) continue;
      if (score < (scores[block - 1] ?? 0) || score <= (scores[block + 1] ?? 0)) continue;
      const above = block - perRow;
      const below = block + perRow;
      if (score < (scores[above] ?? 0) || score <= (scores[below] ?? 0)) continue;
      if (score < (scores[above - 1] ?? 0) || score < (scores[above + 1] ?? 0)) continue;
      if (score <= (scores[below - 1] ?? 0) || score <= (scores[below + 1] ?? 0)) continue;
      found.push({ pixel: 2 * row * width + 2 * column, score });
    }
  }
  return found;
}

/** Those with the highest scores, about `atMost`. */
function clearest(found: readonly Peak[], atMost: number): readonly Peak[] {
  if (found.length <= atMost) return found;
  const counts = new Uint32Array(HIGHEST_SCORE + 1);
  for (const { score } of found) counts[score] = (counts[score] ?? 0) + 1;
  let least = HIGHEST_SCORE;
  let room = atMost - (counts[least] ?? 0);
  while (least > 0 && room > 0) room -= counts[--least] ?? 0;
  // Sharp print of one black gives many the same score: of the last ones some.
  return found.filter(({ score }) => score > least || (score === least && room++ >= 0));
}
