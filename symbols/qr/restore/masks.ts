import { onceEach } from '../../once.ts';

/** Turns a module over where true, by row and column (ISO/IEC 18004, 7.8.2). */
type Mask = (row: number, column: number) => boolean;

/** By their number in the format. */
const MASKS: readonly Mask[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Of every module of a symbol 1 where a mask of the format turns it over, row by row. */
export function maskOf(number: number, size: number): Uint8Array {
  return masksOf(size)(number);
}

const masksOf = onceEach((size: number) =>
  onceEach((number: number): Uint8Array => {
    const isMasked = MASKS[number] ?? (() => false);
    return Uint8Array.from({ length: size * size }, (_, at) =>
      isMasked(Math.floor(at / size), at % size) ? 1 : 0,
    );
  }),
);
