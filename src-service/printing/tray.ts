import { type Failure, failure } from '../../contract/failures.ts';
import { MAX_PAGE_BYTES, MAX_PRINT_BYTES } from '../../contract/printing.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import type { DrawnPage } from './copy-pdf.ts';
import { jpegSize } from './jpeg.ts';
import type { Size } from './paper.ts';

/** Holds the drawn pages of one copy until the printer has them. */
export interface Tray {
  /** Takes the bytes over: in their order, from page 1. */
  put(page: number, jpeg: Uint8Array, size: Size): Result<undefined, Failure | 'out-of-order'>;
  count(): number;
  /** All pages, once they are all there. */
  pages(): readonly DrawnPage[] | undefined;
  /** Overwrites everything (GB/T 22239-2019 8.1.4.10). */
  wipe(): void;
}

/** Widest difference between the form of a picture and that of its page. */
const MAX_SKEW = 0.02;

function fits(jpeg: Uint8Array, size: Size): boolean {
  const pixels = jpegSize(jpeg);
  if (!pixels) return false;
  const skew = (pixels.width * size.height) / (pixels.height * size.width);
  return Math.abs(skew - 1) <= MAX_SKEW;
}

export function createTray(pageCount: number): Tray {
  const pages: DrawnPage[] = [];
  let bytes = 0;

  return {
    put(page, jpeg, size) {
      if (page !== pages.length + 1 || page > pageCount) return err('out-of-order');
      bytes += jpeg.length;
      if (jpeg.length > MAX_PAGE_BYTES || bytes > MAX_PRINT_BYTES) {
        return err(failure('PRINT_TOO_LARGE', `page ${page}, ${bytes} bytes`));
      }
      if (!fits(jpeg, size)) return err('out-of-order');
      pages.push({ jpeg, ...size });
      return ok();
    },
    count: () => pages.length,
    pages: () => (pages.length === pageCount ? pages : undefined),
    wipe() {
      for (const { jpeg } of pages) jpeg.fill(0);
      pages.length = 0;
    },
  };
}
