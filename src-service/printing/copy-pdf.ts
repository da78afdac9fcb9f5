import { PDFDocument } from '@cantoo/pdf-lib';
import { layoutOf, type Size } from './paper.ts';

/** A page as it was drawn and marked, in JPEG, and how large it is in points. */
export interface DrawnPage extends Size {
  readonly jpeg: Uint8Array;
}

/**
 * The PDF of a copy, in memory. The pictures are taken as they are: nothing is decoded. No time, title or
 * producer is written into it.
 */
export async function copyPdf(pages: readonly DrawnPage[], paper: Size): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const { jpeg, ...page } of pages) {
    const { sheet, at } = layoutOf(paper, page);
    const picture = await pdf.embedJpg(jpeg);
    pdf.addPage([sheet.width, sheet.height]).drawImage(picture, at);
  }
  // As old printers read it too: no compressed objects.
  return pdf.save({ useObjectStreams: false, addDefaultPage: false });
}
