import type { ShownFile } from './load-document.ts';
import type { ViewDocument } from './view-document.ts';

/** Opens a picture. It is decoded once and lives in memory only: no blob URL to forget. */
export async function openImage(file: ShownFile): Promise<ViewDocument> {
  // What crossed IPC is never shared memory, which a Blob would not take.
  const bytes = file.bytes;
  const bitmap = await createImageBitmap(new Blob([bytes], { type: file.mediaType }));
  return {
    pageCount: 1,
    pageSize: () => Promise.resolve({ width: bitmap.width, height: bitmap.height }),
    draw(_page, canvas, scale) {
      canvas.width = Math.max(1, Math.round(bitmap.width * scale));
      canvas.height = Math.max(1, Math.round(bitmap.height * scale));
      const context = canvas.getContext('2d');
      if (context) {
        context.imageSmoothingQuality = 'high';
        context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
      }
      return Promise.resolve();
    },
    dispose: () => bitmap.close(),
  };
}
