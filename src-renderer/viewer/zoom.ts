import type { PageSize } from './view-document.ts';

/** Steps of magnification; 1 fits the whole page. */
export const ZOOM_STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4] as const;

/** No canvas gets more pixels than this: a hostile page must not eat the memory. */
export const MAX_CANVAS_PIXELS = 24_000_000;

export function zoomIn(zoom: number): number {
  return ZOOM_STEPS.find((step) => step > zoom) ?? zoom;
}

export function zoomOut(zoom: number): number {
  return ZOOM_STEPS.findLast((step) => step < zoom) ?? zoom;
}

/** Scale at which the whole page is seen within the frame. */
export function fitScale(page: PageSize, frame: PageSize): number {
  if (page.width <= 0 || page.height <= 0) return 1;
  return Math.min(frame.width / page.width, frame.height / page.height);
}

/** The largest scale up to `wanted` that keeps the canvas within {@link MAX_CANVAS_PIXELS}. */
export function clampScale(page: PageSize, wanted: number): number {
  const pixels = page.width * page.height;
  if (pixels <= 0) return 1;
  return Math.min(wanted, Math.sqrt(MAX_CANVAS_PIXELS / pixels));
}

/** A page number within the document, whatever was asked for. */
export function clampPage(page: number, pageCount: number): number {
  return Math.min(Math.max(1, page), Math.max(1, pageCount));
}
