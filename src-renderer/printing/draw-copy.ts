import type { PrintMark } from '../../contract/printing.ts';
import type { CertificateDocument, PageSize } from '../../documents/certificate-document.ts';
import type { Canvas2D } from '../../documents/render/canvas.ts';
import { drawMark, footHeight, MARK_FONT } from './draw-mark.ts';
import { printScale } from './print-scale.ts';

/** A page of a copy, as it is handed over. */
export interface CopyPage {
  readonly jpeg: Uint8Array<ArrayBuffer>;
  /** In points of 1/72 inch. */
  readonly widthPt: number;
  readonly heightPt: number;
  /** Nothing of it was left out. */
  readonly isWhole: boolean;
}

const JPEG_QUALITY = 0.9;
/** Longest side that is taken, in points. */
const MAX_SIDE_PT = 14_400;

/** Has the characters of a mark at hand before any page is marked: the window's font comes in slices. */
export async function prepareMark({ tile, foot }: PrintMark): Promise<void> {
  await document.fonts.load(`600 20px ${MARK_FONT}`, [tile, ...foot].join(''));
}

/** Of the page with the strip below it, in points; a page larger than any paper is told smaller. */
function sheetSize(page: PageSize, stretch: number): Pick<CopyPage, 'widthPt' | 'heightPt'> {
  const height = page.height * stretch;
  const fit = Math.min(1, MAX_SIDE_PT / Math.max(page.width, height));
  return { widthPt: page.width * fit, heightPt: height * fit };
}

/**
 * Draws a page at print resolution, marks it and encodes it. `undefined` where it was given up. Throws
 * where it cannot be drawn.
 */
export async function drawCopyPage(
  source: Pick<CertificateDocument, 'pageCount' | 'pageSize' | 'draw'>,
  page: number,
  mark: PrintMark,
  signal: AbortSignal,
): Promise<CopyPage | undefined> {
  const size = await source.pageSize(page);
  const scale = printScale(size, source.pageCount);
  const picture = await source.draw(page, { scale, rotation: 0, forPrint: true, signal });
  if (!picture) return undefined;
  const { width, height, lacks = [] } = picture;
  const strip = footHeight(picture, mark);
  const sheet = new OffscreenCanvas(width, height + strip);
  try {
    const context = sheet.getContext('2d', { alpha: false });
    if (!context) throw new Error('no canvas for a page');
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, width, height + strip);
    context.drawImage(picture.source as CanvasImageSource, 0, 0, width, height);
    drawMark(context as unknown as Canvas2D, picture, mark);
    const blob = await sheet.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY });
    const jpeg = new Uint8Array(await blob.arrayBuffer());
    const isWhole = lacks.length === 0;
    return { jpeg, isWhole, ...sheetSize(size, (height + strip) / height) };
  } finally {
    picture.close();
    // Lets go of its pixels at once.
    sheet.width = 0;
    sheet.height = 0;
  }
}
