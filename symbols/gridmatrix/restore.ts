import type { Correction } from '../reed-solomon/correct.ts';
import { correct } from './correct.ts';
import type { SampledCodewords } from './sureness.ts';
import { blocksOf, type Block, type Level } from './version.ts';

/** The data of a symbol after correction. */
export interface Restored {
  readonly data: Uint8Array;
  /** 0…1: how much of the correction was left over in the block that took most. */
  readonly quality: number;
}

/** Corrects all blocks of a symbol; nothing where one has more wrong than its checks can mend. */
export function restore(
  sampled: SampledCodewords,
  version: number,
  level: Level,
): Restored | undefined {
  const blocks = blocksOf(version, level);
  const data: number[] = [];
  let quality = 1;
  for (const [index, block] of blocks.entries()) {
    const positions = Array.from({ length: block.length }, (_, at) => at * blocks.length + index);
    const restored = restoreBlock(pick(sampled, positions), block);
    if (restored === undefined) return undefined;
    data.push(...restored.codewords.subarray(0, block.length - block.checks));
    quality = Math.min(quality, 1 - restored.spent / block.checks);
  }
  return { data: Uint8Array.from(data), quality };
}

function pick(sampled: SampledCodewords, positions: readonly number[]): SampledCodewords {
  const of = (all: Uint8Array): Uint8Array => Uint8Array.from(positions, (at) => all[at] ?? 0);
  return {
    values: of(sampled.values),
    sureness: of(sampled.sureness),
    sureBits: of(sampled.sureBits),
  };
}

interface RestoredBlock {
  readonly codewords: Uint8Array;
  /** Checks that the correction took. */
  readonly spent: number;
}

/** Less sure than this, a codeword is worth giving up. */
const DOUBTFUL = 72;
/** In how many steps doubtful codewords are given up, the least sure first. */
const STEPS = 4;

function restoreBlock(sampled: SampledCodewords, { checks }: Block): RestoredBlock | undefined {
  const correctWithout = correct(sampled.values, checks);
  for (const erasures of erasureSets(sampled.sureness, checks)) {
    const correction = correctWithout(erasures);
    if (correction === undefined) continue;
    const spent = spentChecks(correction, sampled, erasures);
    const isProven =
      erasures.length === 0 || proofBits(correction, sampled, erasures, checks - spent) >= PROOF;
    if (isProven) return { codewords: correction.codewords, spent };
  }
  return undefined;
}

/** Sets of codewords to give up, in the order in which they are tried. */
function erasureSets(sureness: Uint8Array, checks: number): readonly (readonly number[])[] {
  const byDoubt = Array.from(sureness.keys())
    .filter((at) => (sureness[at] ?? 0) < DOUBTFUL)
    .sort((a, b) => (sureness[a] ?? 0) - (sureness[b] ?? 0))
    .slice(0, checks);
  const counts = Array.from({ length: STEPS + 1 }, (_, step) =>
    Math.round((byDoubt.length * step) / STEPS),
  );
  return [...new Set(counts)].map((count) => byDoubt.slice(0, count));
}

function spentChecks(
  { codewords, errors }: Correction,
  { values }: SampledCodewords,
  erasures: readonly number[],
): number {
  const isUnchanged = codewords.every((codeword, at) => codeword === values[at]);
  return isUnchanged ? 0 : erasures.length + 2 * errors;
}

/** How many bits must speak for a correction with erasures, which spend what would prove it. */
const PROOF = 14;
const CODEWORD = 7;

/**
 * The bits that speak for a correction: the checks that it left over, and in the codewords that were
 * given up, the modules that were sure after all and came out as sampled. One that did not weighs as
 * much as two that did; chance would have half of them so.
 */
function proofBits(
  { codewords }: Correction,
  { values, sureBits }: SampledCodewords,
  erasures: readonly number[],
  spare: number,
): number {
  let proof = CODEWORD * spare;
  for (const at of erasures) {
    const sure = sureBits[at] ?? 0;
    const wrong = sure & ((codewords[at] ?? 0) ^ (values[at] ?? 0));
    proof += ones(sure) - 3 * ones(wrong);
  }
  return proof;
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
