import type { Failure } from '../../contract/failures.ts';
import type { Result } from '../../contract/result.ts';
import type { CertificateDocument } from '../../documents/certificate-document.ts';
import { openImage } from './formats/image-document.ts';
import type { ShownFile } from './load-document.ts';

/** Opens a certificate file by the media type that the platform named. */
export async function openDocument(
  file: ShownFile,
  signal: AbortSignal,
): Promise<Result<CertificateDocument, Failure>> {
  // What is large and not needed before the first file of its kind is kept out of the start-up.
  switch (file.mediaType) {
    case 'application/pdf': {
      const { openPdf } = await import('./formats/pdf-document.ts');
      return openPdf(file, signal);
    }
    case 'application/ofd': {
      const { openOfd } = await import('./formats/ofd-document.ts');
      return openOfd(file, signal);
    }
    default:
      return openImage(file);
  }
}
