import type { TextPiece } from './pieces.ts';

/** Pieces whose base lines are closer than this part of their size stand on one line. */
const SAME_LINE = 0.5;
/** A gap of more than this part of the size is a space. */
const GAP = 0.5;

/** Pieces of text in reading order: lines from above, each from the left. */
export function inLines(pieces: readonly TextPiece[]): readonly (readonly TextPiece[])[] {
  const lines: TextPiece[][] = [];
  for (const piece of pieces.toSorted((above, below) => above.y - below.y)) {
    const line = lines.at(-1);
    const first = line?.[0];
    const reach = first ? SAME_LINE * Math.min(piece.size, first.size) : 0;
    if (line && first && Math.abs(piece.y - first.y) <= reach) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((line) => line.toSorted((left, right) => left.x - right.x));
}

/** The text of a page, line by line. */
export function linesOf(pieces: readonly TextPiece[]): readonly string[] {
  return inLines(pieces)
    .map(textOf)
    .filter((text) => text !== '');
}

function textOf(line: readonly TextPiece[]): string {
  let text = '';
  let end: number | undefined;
  for (const piece of line) {
    if (end !== undefined && piece.x - end > GAP * piece.size && !text.endsWith(' ')) text += ' ';
    text += piece.text;
    end = piece.end;
  }
  return text.replaceAll(/\s+/g, ' ').trim();
}
