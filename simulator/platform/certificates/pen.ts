import { createCanvas, PDFDocument } from '@napi-rs/canvas';
import { registerFonts } from './fonts.ts';

/** What layouts draw with: the same calls make pixels or a PDF page. */
export type Pen = ReturnType<PDFDocument['beginPage']>;

/** One sheet in drawing units; a PNG has one pixel per unit. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly draw: (pen: Pen) => void;
}

/** Long side of A4, in points. */
const A4_LONG_PT = 842;

/** Draws a sheet into a PNG file. */
export function sheetToPng({ width, height, draw }: Sheet): Uint8Array {
  registerFonts();
  const canvas = createCanvas(width, height);
  draw(canvas.getContext('2d'));
  return canvas.toBuffer('image/png');
}

/** Draws a sheet into a PDF file of one page, as large as A4 on its long side; text stays text. */
export function sheetToPdf({ width, height, draw }: Sheet, title: string): Uint8Array {
  registerFonts();
  const scale = A4_LONG_PT / Math.max(width, height);
  const document = new PDFDocument({ title, compressionLevel: 9 });
  const pen = document.beginPage(width * scale, height * scale);
  pen.scale(scale, scale);
  draw(pen);
  document.endPage();
  return document.close();
}
