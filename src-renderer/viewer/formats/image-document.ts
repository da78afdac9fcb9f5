import type { Failure } from '../../../contract/failures.ts';
import { ok, err, type Result } from '../../../contract/result.ts';
import type { CertificateDocument } from '../../../documents/certificate-document.ts';
import type { ShownFile } from '../load-document.ts';
import { canvasPicture, pixelSize } from './canvas-picture.ts';

/** A picture with more pixels than this is not opened. */
const MAX_PIXELS = 100_000_000;

/**
 * Opens a picture; a pixel counts as a point. It is decoded once and lives in memory only: no blob URL to
 * forget. Fails with `DOC_DAMAGED` and `DOC_LIMIT`.
 */
export async function openImage(file: ShownFile): Promise<Result<CertificateDocument, Failure>> {
  // What crossed IPC is never shared memory, which a Blob would not take.
  const blob = new Blob([file.bytes], { type: file.mediaType });
  const bitmap = await createImageBitmap(blob).catch(() => undefined);
  if (!bitmap) return err({ code: 'DOC_DAMAGED', detail: 'picture' });
  if (bitmap.width * bitmap.height > MAX_PIXELS) {
    bitmap.close();
    return err({ code: 'DOC_LIMIT', detail: 'pixels' });
  }
  return ok(documentOf(bitmap));
}

function documentOf(bitmap: ImageBitmap): CertificateDocument {
  const size = { width: bitmap.width, height: bitmap.height };
  return {
    format: 'image',
    pageCount: 1,
    pageSize: () => Promise.resolve(size),
    draw(_page, { scale, rotation, signal }) {
      if (signal.aborted) return Promise.resolve(undefined);
      const { width, height } = pixelSize(size, scale, rotation);
      const canvas = new OffscreenCanvas(width, height);
      const context = canvas.getContext('2d');
      if (!context) return Promise.reject(new Error('no canvas'));
      context.imageSmoothingQuality = 'high';
      context.translate(width / 2, height / 2);
      context.rotate((rotation * Math.PI) / 180);
      const [across, down] = rotation % 180 === 0 ? [width, height] : [height, width];
      context.drawImage(bitmap, -across / 2, -down / 2, across, down);
      return Promise.resolve(canvasPicture(canvas));
    },
    text: () => Promise.resolve([]),
    outlines: () => Promise.resolve([]),
    attachments: () => Promise.resolve([]),
    seals: () => Promise.resolve([]),
    dispose: () => bitmap.close(),
  };
}
