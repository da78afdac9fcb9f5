import type { GlyphRun, TextCode } from '../../ofd/model/page-object.ts';

/** Glyphs by the character that they stand for, counted over all text of the object. */
export type GlyphTable = ReadonlyMap<number, readonly number[]>;

/** Each character once, and once more where runs overlap: beyond it a file only wastes time. */
const MAX_COVER = 2;

/**
 * Glyphs of a text object by its characters (CGTransform, GB/T 33190 11.4): the first glyphs of a run
 * stand at its first characters, one each; glyphs beyond its characters follow the last one, and
 * characters beyond its glyphs show nothing, having been drawn with those before them.
 *
 * `CodePosition` counts over all text of the object. Some writers begin anew with each TextCode: a
 * position that falls back tells of it.
 */
export function glyphTable(codes: readonly TextCode[], runs: readonly GlyphRun[]): GlyphTable {
  const table = new Map<number, readonly number[]>();
  if (runs.length === 0) return table;
  const starts = startsOf(codes);
  const total = starts.at(-1) ?? 0;
  let left = MAX_COVER * total;
  let [code, next] = [0, 0];
  for (const { codePosition, codeCount, glyphCount, glyphs } of runs) {
    const isAnew = (starts[code] ?? 0) + codePosition < next && code + 1 < codes.length;
    if (isAnew) code++;
    const first = (starts[code] ?? 0) + codePosition;
    // A list longer than its count, which is 1 where it is missing, is taken at its word.
    const count = glyphs.length > glyphCount ? Math.max(codeCount, glyphs.length) : codeCount;
    next = Math.min(first + count, total);
    for (let at = first; at < next && left > 0; at++, left--) {
      const index = at - first;
      table.set(at, glyphs.slice(index, index === count - 1 ? undefined : index + 1));
    }
  }
  return table;
}

/** Where each run of text begins, and where the last one ends. */
function startsOf(codes: readonly TextCode[]): readonly number[] {
  const starts = [0];
  for (const { text } of codes) starts.push((starts.at(-1) ?? 0) + [...text].length);
  return starts;
}
