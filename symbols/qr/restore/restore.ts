import type { Frame } from '../../decoder.ts';
import { readCodewords, type ReadCodewords } from './codewords.ts';
import { correctBlock } from './correct.ts';
import { likelyFormats } from './formats.ts';
import { redraw } from './redraw.ts';
import type { Sampled } from './sampled.ts';

export interface Restored {
  /** The symbol as it was meant, drawn upright, light margin and all. */
  readonly picture: Frame;
  /** 0…1: how much of the error correction was left over, in the block that needed most. */
  readonly quality: number;
}

/** Checks that stay unused, so that chance gives no text: without erasures, and with. */
const SPARE_CHECKS = 1;
const SPARE_CHECKS_ERASED = 2;
/** Checks beyond those that the errors take. */
const LEAST_PROOF = 4;
/** Codewords less likely wrong than this are never left out. */
const LEAST_DOUBT = 0.01;

/**
 * The symbol that was sampled, put right: codewords whose modules are unsure count as erasures, of which
 * twice as many can be put right as of errors (generalised minimum distance, Forney 1966). Gives up once `isOver`.
 */
export function restore(
  sampled: Sampled,
  isOver: () => boolean = () => false,
): Restored | undefined {
  for (const format of likelyFormats(sampled)) {
    const right = correct(readCodewords(sampled, format), isOver);
    if (!right) continue;
    const { codewords, quality } = right;
    return { picture: redraw(sampled.size, format, codewords), quality };
  }
  return undefined;
}

interface Corrected {
  readonly codewords: Uint8Array;
  readonly quality: number;
}

function correct(read: ReadCodewords, isOver: () => boolean): Corrected | undefined {
  const { version, format } = read;
  const level = version.getECBlocksForLevel(format.information.getErrorCorrectionLevel());
  const checks = level.getECCodewordsPerBlock();
  const sizes = level
    .getECBlocks()
    .flatMap((group) =>
      Array.from({ length: group.getCount() }, () => group.getDataCodewords() + checks),
    );
  const order = interleaved(sizes, checks);
  const right = read.codewords.slice();
  let quality = 1;
  for (const places of order) {
    const one = correctOne(read, places, checks, isOver);
    if (!one) return undefined;
    for (const [at, place] of places.entries()) right[place] = one.codewords[at] ?? 0;
    quality = Math.min(quality, 1 - one.used / checks);
  }
  return { codewords: right, quality };
}

/** Of each block the places of its codewords in the symbol. */
function interleaved(sizes: readonly number[], checks: number): readonly (readonly number[])[] {
  const blocks: number[][] = sizes.map(() => []);
  const data = sizes.map((size) => size - checks);
  let place = 0;
  for (let at = 0; at < Math.max(...data); at++) {
    for (const [block, length] of data.entries()) if (at < length) blocks[block]?.push(place++);
  }
  for (let at = 0; at < checks; at++) for (const block of blocks) block.push(place++);
  return blocks;
}

function correctOne(
  { codewords, doubts }: ReadCodewords,
  places: readonly number[],
  checks: number,
  isOver: () => boolean,
): { readonly codewords: Uint8Array; readonly used: number } | undefined {
  const block = Uint8Array.from(places, (place) => codewords[place] ?? 0);
  const doubtful = places
    .map((place, at) => ({ at, doubt: doubts[place] ?? 0 }))
    .filter(({ doubt }) => doubt > LEAST_DOUBT)
    .sort((a, b) => b.doubt - a.doubt)
    .map(({ at }) => at);
  const most = Math.min(doubtful.length, checks - LEAST_PROOF);
  const correctWithout = correctBlock(block, checks);
  for (let erased = 0; erased <= Math.max(most, 0) && !isOver(); erased += 2) {
    const corrected = correctWithout(doubtful.slice(0, erased));
    if (!corrected) continue;
    const used = erased + 2 * corrected.errors;
    const spare = erased > 0 ? SPARE_CHECKS_ERASED : SPARE_CHECKS;
    if (corrected.errors > 0 || erased > 0) {
      if (checks - used < spare || checks - erased - corrected.errors < LEAST_PROOF) continue;
    }
    return { codewords: corrected.codewords, used };
  }
  return undefined;
}
