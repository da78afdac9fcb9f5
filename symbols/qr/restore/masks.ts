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

const known = new Map<string, Uint8Array>();

/** Of every module of a symbol 1 where the mask turns it over, row by row. */
export function maskOf(number: number, size: number): Uint8Array {
  const name = `${number} ${size}`;
  const made = known.get(name) ?? make(number, size);
  known.set(name, made);
  return made;
}

function make(number: number, size: number): Uint8Array {
  const isMasked = MASKS[number] ?? (() => false);
  return Uint8Array.from({ length: size * size }, (_, at) =>
    isMasked(Math.floor(at / size), at % size) ? 1 : 0,
  );
}
