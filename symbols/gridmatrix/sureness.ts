import { cellsOf, CODEWORD_BITS, firstBitOf, isDarkFrame, layerId, moduleOf } from './layout.ts';
import { UNKNOWN, type Sampled } from './matrix.ts';
import { codewordsOf, hasLevel, LEVELS, MACROMODULE, type Level } from './version.ts';

/** A module that is nearer to unknown than this says nothing. */
const SURE = 32;

/** Codewords as sampled, and how sure their modules are. */
export interface SampledCodewords {
  readonly values: Uint8Array;
  /** Of each codeword, the sureness of its least sure module: 0 unknown … 127 sure. */
  readonly sureness: Uint8Array;
  /** Of each codeword, a mask of the bits whose modules are sure. */
  readonly sureBits: Uint8Array;
}

export function readCodewords({ darkness }: Sampled, version: number): SampledCodewords {
  const count = codewordsOf(version);
  const values = new Uint8Array(count);
  const sureness = new Uint8Array(count);
  const sureBits = new Uint8Array(count);
  const cells = cellsOf(version);
  for (let codeword = 0; codeword < count; codeword++) {
    const cell = cells[Math.floor(codeword / 2)];
    if (cell === undefined) continue;
    let value = 0;
    let sure = 0;
    let least = UNKNOWN - 1;
    for (let bit = 0; bit < CODEWORD_BITS; bit++) {
      const module = darkness[moduleOf(cell, firstBitOf(codeword) + bit, version)] ?? UNKNOWN;
      const sureOf = Math.min(Math.abs(module - UNKNOWN), UNKNOWN - 1);
      value = (value << 1) | (module > UNKNOWN ? 1 : 0);
      sure = (sure << 1) | (sureOf >= SURE ? 1 : 0);
      least = Math.min(least, sureOf);
    }
    values[codeword] = value;
    sureness[codeword] = least;
    sureBits[codeword] = sure;
  }
  return { values, sureness, sureBits };
}

/**
 * How well the frames of the macromodules are those of a symbol, −1 (inverted) … 0 (chance) … 1; by
 * this a picture of something else is told without further work.
 */
export function frameAgreement({ size, darkness }: Sampled): number {
  const votes = new Votes();
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!isFrame(x) && !isFrame(y)) continue;
      const cell = { column: Math.floor(x / MACROMODULE), row: Math.floor(y / MACROMODULE) };
      votes.add(darkness[y * size + x] ?? UNKNOWN, isDarkFrame(cell));
    }
  }
  return votes.agreement;
}

function isFrame(coordinate: number): boolean {
  const inside = coordinate % MACROMODULE;
  return inside === 0 || inside === MACROMODULE - 1;
}

/** How well the layer ids of all macromodules are those of a level, −1…1. */
export interface LevelVote {
  readonly level: Level;
  readonly agreement: number;
}

/** The levels that a version has, by how well the layer ids agree with them, the best first. */
export function levelVotes({ darkness }: Sampled, version: number): readonly LevelVote[] {
  const cells = cellsOf(version);
  const levels = LEVELS.filter((level) => hasLevel(version, level));
  return levels
    .map((level) => {
      const votes = new Votes();
      for (const cell of cells) {
        const id = layerId(cell.ring, level);
        votes.add(darkness[moduleOf(cell, 0, version)] ?? UNKNOWN, id >> 1 === 1);
        votes.add(darkness[moduleOf(cell, 1, version)] ?? UNKNOWN, (id & 1) === 1);
      }
      return { level, agreement: votes.agreement };
    })
    .sort((a, b) => b.agreement - a.agreement);
}

/** Counts modules for and against what they ought to be, each as much as it is sure. */
class Votes {
  #balance = 0;
  #total = 0;

  get agreement(): number {
    return this.#total === 0 ? 0 : this.#balance / this.#total;
  }

  add(darkness: number, isDark: boolean): void {
    const vote = darkness - UNKNOWN;
    this.#balance += isDark ? vote : -vote;
    this.#total += Math.abs(vote);
  }
}
