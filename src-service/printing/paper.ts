import type { TerminalConfig } from '../../contract/config.ts';

/** Points of 1/72 inch. */
export interface Size {
  readonly width: number;
  readonly height: number;
}
export interface Placement extends Size {
  /** From the lower left corner. */
  readonly x: number;
  readonly y: number;
}

export interface Paper extends Size {
  /** Keyword of PWG 5101.1. */
  readonly media: string;
}

const POINTS_PER_MM = 72 / 25.4;
function paperOf(media: string, widthMm: number, heightMm: number): Paper {
  return { media, width: widthMm * POINTS_PER_MM, height: heightMm * POINTS_PER_MM };
}

/** What stands in the tray (ISO 216; 16开 as GB/T 148 has it is not kept by printers). */
export const PAPERS: Readonly<Record<TerminalConfig['printing']['paper'], Paper>> = {
  A4: paperOf('iso_a4_210x297mm', 210, 297),
  A5: paperOf('iso_a5_148x210mm', 148, 210),
  A3: paperOf('iso_a3_297x420mm', 297, 420),
  B5: paperOf('jis_b5_182x257mm', 182, 257),
};

/** No printer of a hall prints nearer to the edge, in points (5 mm). */
export const MARGIN = 5 * POINTS_PER_MM;

export interface Layout {
  readonly sheet: Size;
  readonly at: Placement;
}

/**
 * Where a page stands on the paper: the sheet turned as the page is, the page in its own size where it
 * fits, smaller where it does not, never larger, in the middle.
 */
export function layoutOf(paper: Size, page: Size): Layout {
  const isWide = page.width > page.height;
  const sheet = isWide
    ? { width: paper.height, height: paper.width }
    : { width: paper.width, height: paper.height };
  const scale = Math.min(
    1,
    (sheet.width - 2 * MARGIN) / page.width,
    (sheet.height - 2 * MARGIN) / page.height,
  );
  const [width, height] = [page.width * scale, page.height * scale];
  const at = { width, height, x: (sheet.width - width) / 2, y: (sheet.height - height) / 2 };
  return { sheet, at };
}
