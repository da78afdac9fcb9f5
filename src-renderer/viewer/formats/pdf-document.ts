import type { PDFDocumentProxy } from 'pdfjs-dist';
// The legacy build: the fallback runtime's Chrome 130 lacks what the modern one takes for granted.
import {
  PDFWorker,
  RenderingCancelledException,
  getDocument,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Failure } from '../../../contract/failures.ts';
import { ok, err, type Result } from '../../../contract/result.ts';
import type { CertificateDocument, DrawOptions } from '../../../documents/certificate-document.ts';
import type { Picture } from '../../../documents/render/host.ts';
import type { ShownFile } from '../load-document.ts';
import { canvasPicture } from './canvas-picture.ts';
import { pdfAttachments, pdfOutlines } from './pdf-outlines.ts';
import { runsOfPdf } from './pdf-text.ts';

/** Pictures in a PDF above this many pixels are not decoded. */
const MAX_IMAGE_PIXELS = 64_000_000;

/**
 * Opens a PDF in a worker of its own, which ends with the document: nothing of the file is left
 * behind in a thread that serves the next citizen. Fails with `DOC_DAMAGED`, and with `DOC_ENCRYPTED`
 * where it asks for a password.
 *
 * @param signal ends the worker even before the document is there
 */
export async function openPdf(
  file: ShownFile,
  signal: AbortSignal,
): Promise<Result<CertificateDocument, Failure>> {
  const port = new Worker(new URL('pdfjs-dist/legacy/build/pdf.worker.mjs', import.meta.url), {
    type: 'module',
  });
  const worker = PDFWorker.create({ port });
  const task = getDocument({
    data: file.bytes,
    worker,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    stopAtErrors: false,
    maxImageSize: MAX_IMAGE_PIXELS,
  });
  let isOver = false;
  function dispose(): void {
    if (isOver) return;
    isOver = true;
    void task.destroy().catch(() => {});
    worker.destroy();
    port.terminate();
  }
  signal.addEventListener('abort', dispose, { once: true });
  try {
    return ok(documentOf(await task.promise, dispose));
  } catch (error) {
    dispose();
    const isLocked = error instanceof Error && error.name === 'PasswordException';
    return err({ code: isLocked ? 'DOC_ENCRYPTED' : 'DOC_DAMAGED', detail: 'PDF' });
  }
}

function documentOf(pdf: PDFDocumentProxy, dispose: () => void): CertificateDocument {
  return {
    format: 'pdf',
    pageCount: pdf.numPages,
    async pageSize(page) {
      const { width, height } = (await pdf.getPage(page)).getViewport({ scale: 1 });
      return { width, height };
    },
    draw: (page, options) => draw(pdf, page, options),
    async text(page) {
      const proxy = await pdf.getPage(page);
      const { transform } = proxy.getViewport({ scale: 1 });
      return runsOfPdf(await proxy.getTextContent(), transform);
    },
    outlines: () => pdfOutlines(pdf),
    attachments: () => pdfAttachments(pdf),
    seals: () => Promise.resolve([]),
    dispose,
  };
}

async function draw(
  pdf: PDFDocumentProxy,
  page: number,
  { scale, rotation, forPrint, signal, onProgress }: DrawOptions,
): Promise<Picture | undefined> {
  const proxy = await pdf.getPage(page);
  if (signal.aborted) return undefined;
  const viewport = proxy.getViewport({ scale, rotation: (proxy.rotate + rotation) % 360 });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.ceil(viewport.width));
  canvas.height = Math.max(1, Math.ceil(viewport.height));
  const picture = canvasPicture(canvas);
  const running = proxy.render({ canvas, viewport, intent: forPrint ? 'print' : 'display' });
  // Drawn in slices of some milliseconds; asked before each whether to go on.
  running.onContinue = (goOn: () => void) => {
    if (signal.aborted) running.cancel();
    else goOn();
  };
  try {
    await running.promise;
    onProgress?.(1);
    return picture;
  } catch (error) {
    picture.close();
    if (error instanceof RenderingCancelledException) return undefined;
    throw error;
  }
}
