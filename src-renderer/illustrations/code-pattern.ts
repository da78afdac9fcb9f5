/** A picture of a code, for illustrations only: nothing can be read from it. */
const ROWS = [
  '1111111010011111111',
  '1000001001101000001',
  '1011101011001011101',
  '1011101000101011101',
  '1011101010011011101',
  '1000001001001000001',
  '1111111010101111111',
  '0000000011010000000',
  '1010111101100101101',
  '0110010010111011010',
  '1011001101001101011',
  '0000000010110010110',
  '1111111001101011011',
  '1000001011010100100',
  '1011101000111011101',
  '1011101010010110010',
  '1011101001101101110',
  '1000001010010011001',
  '1111111001011101101',
] as const;

/** Modules on a side. */
export const CODE_SIZE = ROWS.length;

/** SVG path of all dark modules, one unit each. */
export function codePath(): string {
  return ROWS.flatMap((row, y) =>
    [...row].map((module, x) => (module === '1' ? `M${x} ${y}h1v1h-1z` : '')),
  ).join('');
}
