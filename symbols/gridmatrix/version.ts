/** Versions (版本) of GB/T 27766-2011: the number of rings of macromodules round the middle one. */
export const LAST_VERSION = 13;

/** Levels of error correction: about 10 % of the codewords a step. Version 1 has no level 1. */
export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

/** Modules on a side of a macromodule (宏模块), its frame included. */
export const MACROMODULE = 6;

const BLOCKS = [1, 1, 1, 2, 2, 3, 4, 5, 6, 7, 9, 10, 12];

/** Modules on a side of a symbol, 18…162. */
export function sizeOf(version: number): number {
  return MACROMODULE * (2 * version + 1);
}

/** The version of a symbol with so many modules on a side, if there is one. */
export function versionOf(size: number): number | undefined {
  const version = (size / MACROMODULE - 1) / 2;
  return isVersion(version) ? version : undefined;
}

export function isVersion(version: number): boolean {
  return Number.isInteger(version) && version >= 1 && version <= LAST_VERSION;
}

export function hasLevel(version: number, level: Level): boolean {
  return level > 1 || version > 1;
}

/** Codewords of a symbol, data and checks together: two in each macromodule. */
export function codewordsOf(version: number): number {
  return 2 * (2 * version + 1) ** 2;
}

/** Codewords that hold data; the others are checks. */
export function dataCodewordsOf(version: number, level: Level): number {
  return codewordsOf(version) - checksOf(version, level);
}

function checksOf(version: number, level: Level): number {
  return Math.floor((codewordsOf(version) * level) / 10);
}

/** A Reed–Solomon block: `length` codewords, of which the last `checks` are checks. */
export interface Block {
  readonly length: number;
  readonly checks: number;
}

/**
 * The blocks of a symbol (AIMD014, table A.1): codewords and checks are dealt out evenly, and where that
 * leaves a rest, the first blocks have one more.
 */
export function blocksOf(version: number, level: Level): readonly Block[] {
  const count = BLOCKS[version - 1] ?? 1;
  const lengths = deal(codewordsOf(version), count);
  const checks = deal(checksOf(version, level), count);
  return lengths.map((length, block) => ({ length, checks: checks[block] ?? 0 }));
}

function deal(total: number, count: number): readonly number[] {
  const rest = total % count;
  return Array.from({ length: count }, (_, at) => Math.floor(total / count) + (at < rest ? 1 : 0));
}

/** The level that AIMD014, table 11, recommends. */
export function recommendedLevel(version: number): Level {
  if (version === 1) return 5;
  return version <= 3 ? 4 : 3;
}
