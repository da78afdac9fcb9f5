import { LEVELS, MACROMODULE, sizeOf, type Level } from './version.ts';

/** Bits of a codeword. */
export const CODEWORD_BITS = 7;

/** A macromodule by its column and row among the macromodules; the middle one is ring 0. */
export interface Cell {
  readonly column: number;
  readonly row: number;
  readonly ring: number;
}

/**
 * The macromodules of a symbol in the order of their codewords: from the middle outwards, each ring
 * clockwise from the second cell of its top row to its top left corner.
 */
export function cellsOf(version: number): readonly Cell[] {
  const cells: Cell[] = [{ column: version, row: version, ring: 0 }];
  for (let ring = 1; ring <= version; ring++) {
    const low = version - ring;
    const high = version + ring;
    const side = 2 * ring;
    for (let at = 1; at <= side; at++) cells.push({ column: low + at, row: low, ring });
    for (let at = 1; at <= side; at++) cells.push({ column: high, row: low + at, ring });
    for (let at = 1; at <= side; at++) cells.push({ column: high - at, row: high, ring });
    for (let at = 1; at <= side; at++) cells.push({ column: low, row: high - at, ring });
  }
  return cells;
}

/** Whether the frame of a macromodule is dark: they alternate as on a chess board. */
export function isDarkFrame({ column, row }: Pick<Cell, 'column' | 'row'>): boolean {
  return (column + row) % 2 === 0;
}

/** The layer id (层标识), two bits, that every macromodule of a ring carries: it tells the level. */
export function layerId(ring: number, level: Level): number {
  return level === 1 ? 3 - (ring % 4) : (ring + LEVELS.length - level) % 4;
}

const INSIDE = MACROMODULE - 2;
const LAYER_ID_BITS = 2;

/**
 * Where bit `bit` of a cell stands among the modules of a symbol, counted row by row: the inner 4 by
 * 4 modules row by row hold the layer id (bits 0 and 1), then the second codeword of the cell, then
 * its first, each from the highest bit.
 */
export function moduleOf({ column, row }: Cell, bit: number, version: number): number {
  const x = column * MACROMODULE + 1 + (bit % INSIDE);
  const y = row * MACROMODULE + 1 + Math.floor(bit / INSIDE);
  return y * sizeOf(version) + x;
}

/** The first of the seven bits of a codeword within its cell; later bits are lower ones. */
export function firstBitOf(codeword: number): number {
  return codeword % 2 === 1 ? LAYER_ID_BITS : LAYER_ID_BITS + CODEWORD_BITS;
}
