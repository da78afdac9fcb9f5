import type { PageSize } from '../../../documents/certificate-document.ts';
import type { Picture } from '../../../documents/render/host.ts';

/** A canvas in the hands of whoever shows it: closing it lets go of its pixels. */
export function canvasPicture(canvas: HTMLCanvasElement | OffscreenCanvas): Picture {
  return {
    width: canvas.width,
    height: canvas.height,
    source: canvas,
    close() {
      // A canvas keeps its pixels until it is collected; one without size has none.
      canvas.width = canvas.height = 0;
    },
  };
}

/** Whole pixels of a page drawn at `scale` and turned, at least one each way. */
export function pixelSize(
  { width, height }: PageSize,
  scale: number,
  rotation: 0 | 90 | 180 | 270,
): PageSize {
  const across = Math.max(1, Math.ceil(width * scale));
  const down = Math.max(1, Math.ceil(height * scale));
  return rotation % 180 === 0 ? { width: across, height: down } : { width: down, height: across };
}
