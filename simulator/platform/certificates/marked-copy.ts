import type { Certificate } from '../../data/certificates.ts';
import { drawingOf } from './draw-sheet.ts';
import { sheetOf } from './draw.ts';
import { line } from './parts/text.ts';
import { drawingToPdf, drawingToPng, type Drawing } from './pen.ts';

const STRIP_HEIGHT = 84;
const PAPER = '#fff4d6';
const INK = '#7a3b00';

/** What is written on a copy: for what it is, and until when. */
export interface CopyMark {
  readonly cause: string;
  /** YYYYMMDDhhmmss, local time. */
  readonly until: string;
}

/** A copy that says for what and until when it may be used (加注件), on a strip below the certificate. */
export function drawMarkedCopy(
  certificate: Certificate,
  mark: CopyMark,
  fileType: 'pdf' | 'png',
): Uint8Array {
  const { width, height, draw } = drawingOf(sheetOf(certificate));
  const copy: Drawing = {
    width,
    height: height + STRIP_HEIGHT,
    draw(pen) {
      draw(pen);
      pen.fillStyle = PAPER;
      pen.fillRect(0, height, width, STRIP_HEIGHT);
      const style = { size: 24, colour: INK, bold: true };
      line(pen, `加注件 · 使用事由：${mark.cause}`, 32, height + 36, style);
      line(pen, `有效期至：${timeOf(mark.until)}`, 32, height + 68, style);
    },
  };
  return fileType === 'png' ? drawingToPng(copy) : drawingToPdf(copy, certificate.type.name);
}

function timeOf(until: string): string {
  return until.replace(/^(....)(..)(..)(..)(..)(..)$/, '$1年$2月$3日 $4:$5:$6');
}
