import { checksOf } from './checks.ts';
import { CODEWORD_BITS, cellsOf, firstBitOf, isDarkFrame, layerId, moduleOf } from './layout.ts';
import type { Matrix } from './matrix.ts';
import { blocksOf, codewordsOf, MACROMODULE, sizeOf, type Level } from './version.ts';

/**
 * All codewords of a symbol: the data are cut into blocks, each gets its checks, and the blocks are
 * dealt out codeword by codeword in turn.
 */
export function codewordsWithChecks(data: Uint8Array, version: number, level: Level): Uint8Array {
  const blocks = blocksOf(version, level);
  const codewords = new Uint8Array(codewordsOf(version));
  let start = 0;
  blocks.forEach(({ length, checks }, block) => {
    const end = start + length - checks;
    const own = data.subarray(start, end);
    start = end;
    own.forEach((codeword, at) => (codewords[at * blocks.length + block] = codeword));
    checksOf(own, checks).forEach((codeword, at) => {
      codewords[(own.length + at) * blocks.length + block] = codeword;
    });
  });
  return codewords;
}

/** Draws the frames, layer ids and codewords of a symbol. */
export function place(codewords: Uint8Array, version: number, level: Level): Matrix {
  const size = sizeOf(version);
  const dark = frames(version);
  cellsOf(version).forEach((cell, at) => {
    const id = layerId(cell.ring, level);
    dark[moduleOf(cell, 0, version)] = id >> 1;
    dark[moduleOf(cell, 1, version)] = id & 1;
    for (const codeword of [2 * at, 2 * at + 1]) {
      for (let bit = 0; bit < CODEWORD_BITS; bit++) {
        const value = ((codewords[codeword] ?? 0) >> (CODEWORD_BITS - 1 - bit)) & 1;
        dark[moduleOf(cell, firstBitOf(codeword) + bit, version)] = value;
      }
    }
  });
  return { size, dark };
}

/** The frames of all macromodules; what is inside is of the frame's colour as yet. */
function frames(version: number): Uint8Array {
  const size = sizeOf(version);
  return Uint8Array.from({ length: size * size }, (_, module) => {
    const column = Math.floor((module % size) / MACROMODULE);
    const row = Math.floor(module / size / MACROMODULE);
    return isDarkFrame({ column, row }) ? 1 : 0;
  });
}
