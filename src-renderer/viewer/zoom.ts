import type { DrawOptions, PageSize } from '../../documents/certificate-document.ts';

/** Clockwise, in degrees. */
export type Rotation = DrawOptions['rotation'];

/** What fills the frame at magnification 1. */
export type Fit = 'page' | 'width';

/** Steps of magnification. */
export const ZOOM_STEPS = [1, 1.25, 1.5, 2, 2.5, 3, 4, 6] as const;

/** No canvas gets more pixels than this: a hostile page must not eat the memory. */
export const MAX_CANVAS_PIXELS = 24_000_000;

export function zoomIn(zoom: number): number {
  return ZOOM_STEPS.find((step) => step > zoom) ?? zoom;
}

export function zoomOut(zoom: number): number {
  return ZOOM_STEPS.findLast((step) => step < zoom) ?? zoom;
}

/** The page as it lies when it is turned. */
export function turned({ width, height }: PageSize, rotation: Rotation): PageSize {
  return rotation % 180 === 0 ? { width, height } : { width: height, height: width };
}

/** Scale at which the whole page, or its width, is seen within the frame. */
export function fitScale(page: PageSize, frame: PageSize, fit: Fit = 'page'): number {
  if (page.width <= 0 || page.height <= 0) return 1;
  const across = frame.width / page.width;
  return fit === 'width' ? across : Math.min(across, frame.height / page.height);
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
