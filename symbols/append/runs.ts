import { decodeEci, decodeUnmarked, decodeUtf8 } from '../text.ts';

/** Bytes of one symbol of a message that stand under one ECI, or under none. */
export interface PartRun {
  readonly eci?: number;
  readonly bytes: Uint8Array;
  /** Without an ECI: the one that the modes of the symbol speak for. */
  readonly likely?: number;
  /** Without an ECI: what the reader of the symbol took them for, where it could read them all. */
  readonly text?: string;
}

/**
 * The text of the runs of a message in their order. Runs under the same ECI are one, also across the end of
 * a symbol: a character of several bytes may begin in one symbol and end in the next.
 */
export function textOfRuns(runs: readonly PartRun[]): string {
  const texts: string[] = [];
  for (let at = 0; at < runs.length;) {
    const { eci } = runs[at] ?? {};
    const next = runs.findIndex((run, index) => index > at && run.eci !== eci);
    const end = next < 0 ? runs.length : next;
    texts.push(textOf(eci, runs.slice(at, end)));
    at = end;
  }
  return texts.join('');
}

function textOf(eci: number | undefined, runs: readonly PartRun[]): string {
  const bytes = joined(runs.map((run) => run.bytes));
  if (eci !== undefined) return decodeEci(eci, bytes) ?? decodeUnmarked(bytes);
  const likely = runs.find((run) => run.likely !== undefined)?.likely;
  const asLikely = likely === undefined ? undefined : decodeEci(likely, bytes);
  if (asLikely !== undefined) return asLikely;
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) return utf8;
  // Kanji mode is Shift JIS whatever stands beside it: only the reader knew which bytes those are.
  const texts = runs.flatMap(({ text }) => text ?? []);
  return texts.length === runs.length ? texts.join('') : decodeUnmarked(bytes);
}

export function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
