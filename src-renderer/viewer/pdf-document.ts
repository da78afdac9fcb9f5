import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist';
// The legacy build: the fallback runtime's Chrome 130 lacks what the modern one takes for granted.
import {
  PDFWorker,
  RenderingCancelledException,
  getDocument,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { ShownFile } from './load-document.ts';
import type { ViewDocument } from './view-document.ts';

/** Pictures in a PDF above this many pixels are not decoded. */
const MAX_IMAGE_PIXELS = 64_000_000;

/**
 * Opens a PDF in a worker of its own, which ends with the document: nothing of the file is left
 * behind in a thread that serves the next citizen.
 */
export async function openPdf(file: ShownFile): Promise<ViewDocument> {
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
  function dispose(): void {
    void task.destroy().finally(() => {
      worker.destroy();
      port.terminate();
    });
  }
  try {
    return viewOf(await task.promise, dispose);
  } catch (error) {
    dispose();
    throw error;
  }
}

function viewOf(pdf: PDFDocumentProxy, dispose: () => void): ViewDocument {
  let running: RenderTask | undefined;
  let turn = 0;
  return {
    pageCount: pdf.numPages,
    async pageSize(page) {
      const { width, height } = (await pdf.getPage(page)).getViewport({ scale: 1 });
      return { width, height };
    },
    async draw(page, canvas, scale) {
      const mine = ++turn;
      running?.cancel();
      const proxy = await pdf.getPage(page);
      if (mine !== turn) return;
      const viewport = proxy.getViewport({ scale });
      canvas.width = Math.ceil(viewport.width);
      canvas.height = Math.ceil(viewport.height);
      running = proxy.render({ canvas, viewport });
      try {
        await running.promise;
      } catch (error) {
        if (!(error instanceof RenderingCancelledException)) throw error;
      }
    },
    dispose() {
      turn++;
      running?.cancel();
      dispose();
    },
  };
}
