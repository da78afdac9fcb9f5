import type { PageTextRun } from '../../../documents/certificate-document.ts';

/** The part of pdf.js's text content that is used; marked content has no `str`. */
export interface PdfText {
  readonly items: readonly (PdfTextItem | { readonly type: string })[];
  readonly styles: Readonly<
    Record<string, { readonly ascent?: number; readonly vertical?: boolean }>
  >;
}

interface PdfTextItem {
  readonly str: string;
  /** From the item's space to the page's, as PDF writes matrices. */
  readonly transform: readonly unknown[];
  readonly width: number;
  readonly height: number;
  readonly fontName: string;
}

type Matrix = readonly [number, number, number, number, number, number];

/** Share of a line's height that stands above the base line, where the font does not tell. */
const USUAL_ASCENT = 0.8;

/** Runs of text as they stand on the page. @param view from the page's space to the shown one */
export function runsOfPdf(content: PdfText, view: readonly number[]): readonly PageTextRun[] {
  return content.items.flatMap((item) => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [a, b, c, d, e, f] = product(matrixOf(view), matrixOf(item.transform));
    const height = Math.hypot(c, d);
    if (!Number.isFinite(height) || height === 0) return [];
    const style = content.styles[item.fontName];
    const turn = Math.atan2(b, a);
    const rise = height * (style?.ascent ?? USUAL_ASCENT);
    const run: PageTextRun = {
      text: item.str,
      x: e + rise * Math.sin(turn),
      y: f - rise * Math.cos(turn),
      width: style?.vertical === true ? item.height : item.width,
      height,
      angle: (turn * 180) / Math.PI,
    };
    return [run];
  });
}

function matrixOf(values: readonly unknown[]): Matrix {
  const [a, b, c, d, e, f] = values.map(Number);
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f ?? 0];
}

/** First `right`, then `left`. */
function product(left: Matrix, right: Matrix): Matrix {
  const [a, b, c, d, e, f] = left;
  return [
    a * right[0] + c * right[1],
    b * right[0] + d * right[1],
    a * right[2] + c * right[3],
    b * right[2] + d * right[3],
    a * right[4] + c * right[5] + e,
    b * right[4] + d * right[5] + f,
  ];
}
