import { openImage } from './image-document.ts';
import type { ShownFile } from './load-document.ts';
import type { ViewDocument } from './view-document.ts';

/** Opens a certificate file. Throws where the file is damaged. */
export async function openDocument(file: ShownFile): Promise<ViewDocument> {
  if (file.mediaType !== 'application/pdf') return openImage(file);
  // Large and not needed before the first PDF: kept out of the start-up.
  const { openPdf } = await import('./pdf-document.ts');
  return openPdf(file);
}
