import { drawQr } from '../../../../symbols/qr/draw.ts';
import type { Pen } from '../pen.ts';

const RUN = /M(\d+) (\d+)h(\d+)v1h-\d+z/g;

/**
 * A QR code with its light margin in a square.
 *
 * @throws where no QR code can hold the text
 */
export function qr(
  pen: Pen,
  text: string,
  x: number,
  y: number,
  side: number,
  colour: string,
): void {
  const drawing = drawQr(text);
  if (!drawing.ok) throw new Error(`too long for a QR code: ${text.length} characters`);
  const module = side / drawing.value.size;
  pen.fillStyle = '#ffffff';
  pen.fillRect(x, y, side, side);
  pen.fillStyle = colour;
  pen.beginPath();
  for (const [, column, row, count] of drawing.value.path.matchAll(RUN)) {
    const [left, top] = [x + Number(column) * module, y + Number(row) * module];
    pen.rect(left, top, Number(count) * module, module);
  }
  pen.fill();
}
