import type { GlyphRun, TextObject } from '../model/page-object.ts';

/** One place of a run of text: a character, or a glyph that the file names. */
export interface TextSlot {
  /** What it stands for: one character as a rule, several for a ligature, none for a further glyph of one. */
  readonly character: string;
  /** Of the embedded font, or of the font that the writer had. */
  readonly glyph?: number;
}

/** UTF-16 units of one TextCode, which as a rule is a line; what is behind is not looked at. */
const MAX_TEXT = 100_000;

interface RunOfCode {
  /** Of the first character, in its run of text. */
  readonly start: number;
  readonly run: GlyphRun;
}

/**
 * The places of a text object, a list for each TextCode, with characters changed into glyphs
 * (CGTransform, GB/T 33190 11.4): one for one, many for one, one for many, many for many. Advances count
 * these places, not the characters.
 *
 * `CodePosition` counts over all text of the object. Some writers begin anew with each TextCode: a
 * position that falls back tells of it.
 */
export function slotsOf({
  codes,
  glyphRuns,
}: Pick<TextObject, 'codes' | 'glyphRuns'>): readonly (readonly TextSlot[])[] {
  const texts = codes.map(({ text }) => [...text.slice(0, MAX_TEXT)]);
  const runs = runsByCode(texts, glyphRuns);
  return texts.map((characters, index) => changed(characters, runs[index] ?? []));
}

function runsByCode(
  texts: readonly (readonly string[])[],
  glyphRuns: readonly GlyphRun[],
): readonly (readonly RunOfCode[])[] {
  const lists = texts.map((): RunOfCode[] => []);
  // Where the TextCode begins, counted over the object, and where positions count from.
  let [code, begin, base, next] = [0, 0, 0, 0];
  for (const run of glyphRuns) {
    const endOf = (): number => begin + (texts[code]?.length ?? 0);
    const isAnew = base + run.codePosition < next;
    if (isAnew) base = endOf();
    const first = base + run.codePosition;
    while (code + 1 < texts.length && first >= endOf()) {
      begin = endOf();
      code++;
    }
    if (first >= begin) lists[code]?.push({ start: first - begin, run });
    next = first + countOf(run);
  }
  return lists;
}

/** A list of glyphs longer than both counts, which are 1 where they are missing, is taken at its word. */
function countOf({ codeCount, glyphCount, glyphs }: GlyphRun): number {
  const isUncounted = codeCount === 1 && glyphCount === 1;
  return isUncounted ? Math.max(1, glyphs.length) : codeCount;
}

function changed(characters: readonly string[], runs: readonly RunOfCode[]): readonly TextSlot[] {
  const slots: TextSlot[] = [];
  let at = 0;
  const plainTo = (end: number): void => {
    for (; at < end; at++) slots.push({ character: characters[at] ?? '' });
  };
  for (const { start, run } of runs) {
    const isEmpty = run.glyphs.length === 0;
    if (isEmpty || start < at || start >= characters.length) continue;
    plainTo(start);
    const part = characters.slice(start, start + countOf(run));
    const last = run.glyphs.length - 1;
    for (const [index, glyph] of run.glyphs.entries()) {
      const character = index === last ? part.slice(index).join('') : part[index];
      slots.push({ character: character ?? '', glyph });
    }
    at = start + part.length;
  }
  plainTo(characters.length);
  return slots;
}
