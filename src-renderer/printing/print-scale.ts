import type { PageSize } from '../../documents/certificate-document.ts';

const POINTS_PER_INCH = 72;
/** Dots an inch: fine print and seals stay sharp; a long file is drawn a little coarser. */
const FINE_DPI = 300;
const COARSE_DPI = 200;
const MOST_FINE_PAGES = 20;
/** No page gets more pixels than this, whatever its size says. */
export const MAX_PRINT_PIXELS = 20_000_000;
/** And none a longer side: with the strip for the mark the service takes 10 000. */
const MAX_SIDE = 9_000;

/** Pixels a point for a page of this size in a file of so many. */
export function printScale({ width, height }: PageSize, pages: number): number {
  const dpi = pages <= MOST_FINE_PAGES ? FINE_DPI : COARSE_DPI;
  const most = Math.sqrt(MAX_PRINT_PIXELS / (width * height));
  return Math.min(dpi / POINTS_PER_INCH, most, MAX_SIDE / Math.max(width, height));
}
