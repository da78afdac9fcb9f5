import { QRCodeDecoderFormatInformation as FormatInformation } from '@zxing/library';
import type { Sampled } from './sampled.ts';

/** A format that a symbol may have: correction level and mask, and whether it is seen in a mirror. */
export interface Format {
  readonly information: FormatInformation;
  /** The bits that say so, as they stand in the symbol: 1 dark. */
  readonly bits: readonly number[];
  readonly isMirrored: boolean;
}

const BITS = 15;
/** Of the format's BCH code, and the mask over it (ISO/IEC 18004, 7.9). */
const GENERATOR = 0x537;
const MASK = 0x5412;
const WORDS = Array.from({ length: 32 }, (_, data) => {
  let rest = data << 10;
  for (let bit = 14; bit >= 10; bit--) if (rest & (1 << bit)) rest ^= GENERATOR << (bit - 10);
  return ((data << 10) | rest) ^ MASK;
});
const MOST = 3;
/** Of what a format would count that all its modules agree with for sure. */
const LEAST_SCORE = 0.3;
/** A format counts only if it comes so near to the likeliest one. */
const NEAR = 0.6;

/** From the likeliest: each module of both copies counts for as much as it is sure. */
export function likelyFormats(sampled: Sampled): readonly Format[] {
  const rated = [false, true].flatMap((isMirrored) => {
    const votes = votesOf(sampled, isMirrored);
    const all = votes.reduce((sum, vote) => sum + Math.abs(vote), 0) || 1;
    return WORDS.map((word) => {
      const score = votes.reduce(
        (sum, vote, at) => sum + (bitOf(word, at) === 1 ? vote : -vote),
        0,
      );
      return { word, isMirrored, score: score / all };
    });
  });
  rated.sort((a, b) => b.score - a.score);
  const best = rated[0]?.score ?? 0;
  return rated
    .slice(0, MOST)
    .filter(({ score }) => score >= Math.max(LEAST_SCORE, best * NEAR))
    .map(({ word, isMirrored }) => ({
      information: FormatInformation.decodeFormatInformation(word, word),
      bits: Array.from({ length: BITS }, (_, at) => bitOf(word, at)),
      isMirrored,
    }));
}

function bitOf(word: number, at: number): number {
  return (word >> (BITS - 1 - at)) & 1;
}

/** Of each bit how much speaks for 1. */
function votesOf({ size, dark, sureness }: Sampled, isMirrored: boolean): readonly number[] {
  const vote = (place: number): number => {
    const at = isMirrored ? (place % size) * size + Math.floor(place / size) : place;
    return (dark[at] === 1 ? 1 : -1) * (sureness[at] ?? 0);
  };
  return formatPlaces(size).map(([first, second]) => vote(first) + vote(second));
}

/** Of each bit where both copies of it stand: row × size + column (ISO/IEC 18004, 7.9). */
export function formatPlaces(size: number): readonly (readonly [number, number])[] {
  return Array.from({ length: BITS }, (_, at) => {
    const [column, row] = firstPlace(at);
    const second = at < 7 ? (size - 1 - at) * size + 8 : 9 * size - BITS + at;
    return [row * size + column, second];
  });
}

/** Round the finder pattern at the top left, past the timing patterns. */
function firstPlace(at: number): readonly [number, number] {
  if (at < 6) return [at, 8];
  if (at === 6) return [7, 8];
  if (at === 7) return [8, 8];
  return [8, at === 8 ? 7 : 14 - at];
}
