import { fontOf, type Face } from '../fonts.ts';
import type { Pen } from '../pen.ts';

/**
 * What stays whole at the end of a line: a date, a word, a number (Chinese ones, too) or a single
 * character, each with the marks after it, spaced or not, that must not begin a line.
 */
const WORDS =
  /(?:\d+年\d+月\d+日[起止]?|[A-Za-z0-9.,]+ ?|[〇一二三四五六七八九十]+|.)(?: *[，。；：、）！？,.;:)％㎡]+)*/gu;

/** How a piece of text is set. */
export interface TextStyle {
  readonly size: number;
  readonly colour: string;
  readonly bold?: boolean;
  /** Sans where it is left out. */
  readonly face?: Face;
  readonly align?: 'left' | 'center' | 'right';
  /** Extra space between characters, in drawing units. */
  readonly tracking?: number;
}

/** Sets font and colour for the text that is drawn next. */
export function useStyle(pen: Pen, { size, colour, bold, face }: TextStyle, text: string): void {
  pen.font = fontOf(face ?? 'sans', size, bold === true, text);
  pen.fillStyle = colour;
  pen.textAlign = 'left';
  pen.textBaseline = 'alphabetic';
}

/** Width of one line, tracking included. */
export function widthOf(pen: Pen, text: string, style: TextStyle): number {
  useStyle(pen, style, text);
  const gaps = Math.max(0, [...text].length - 1);
  return pen.measureText(text).width + gaps * (style.tracking ?? 0);
}

/** Draws one line; `x` is its left end, middle or right end by `align`, `y` its baseline. */
export function line(pen: Pen, text: string, x: number, y: number, style: TextStyle): void {
  const width = widthOf(pen, text, style);
  const share = { left: 0, center: 0.5, right: 1 }[style.align ?? 'left'];
  pen.letterSpacing = `${style.tracking ?? 0}px`;
  pen.fillText(text, x - width * share, y);
  pen.letterSpacing = '0px';
}

/** Draws one line, made smaller where it would pass `maxWidth`. */
export function fittedLine(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  maxWidth: number,
  style: TextStyle,
): void {
  const size = style.size * Math.min(1, maxWidth / widthOf(pen, text, style));
  line(pen, text, x, y, { ...style, size });
}

/** Breaks `text` into lines of at most `maxWidth`; Latin words and numbers stay whole. */
export function wrap(
  pen: Pen,
  text: string,
  maxWidth: number,
  style: TextStyle,
): readonly string[] {
  const pieces = text.match(WORDS) ?? [];
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces) {
    const longer = current + piece;
    const isFull = widthOf(pen, longer.trimEnd(), style) > maxWidth;
    if (isFull && current !== '') {
      lines.push(current.trimEnd());
      current = piece.trimStart();
    } else current = longer;
  }
  return current === '' ? lines : [...lines, current.trimEnd()];
}

/** Like {@link wrap}, with lines of about the same length: no single character is left over. */
export function wrapEvenly(
  pen: Pen,
  text: string,
  maxWidth: number,
  style: TextStyle,
): readonly string[] {
  let best = wrap(pen, text, maxWidth, style);
  const { length } = best;
  for (let width = maxWidth - style.size; width > maxWidth / 2; width -= style.size) {
    const narrower = wrap(pen, text, width, style);
    if (narrower.length > length) return best;
    best = narrower;
  }
  return best;
}
