/** Codes of the Standard Encoding and the strings that name their glyphs (Adobe TN 5176, appendix B): first code, first string, count. */
const RANGES: readonly (readonly [code: number, sid: number, count: number])[] = [
  [32, 1, 95],
  [161, 96, 15],
  [177, 111, 4],
  [182, 115, 8],
  [191, 123, 1],
  [193, 124, 8],
  [202, 132, 2],
  [205, 134, 4],
  [225, 138, 1],
  [227, 139, 1],
  [232, 140, 4],
  [241, 144, 1],
  [245, 145, 1],
  [248, 146, 4],
];

/** 0 (`.notdef`) for a code without a glyph. */
export function sidOfStandardCode(code: number): number {
  const range = RANGES.find(([first, , count]) => code >= first && code < first + count);
  return range ? range[1] + code - range[0] : 0;
}
