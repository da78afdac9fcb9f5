import type { Pen } from '../pen.ts';
import { line } from './text.ts';

const TEXT = '模拟 SIMULATED';

/** The same words all over the sheet, aslant: nobody can take it for a real certificate. */
export function watermark(
  pen: Pen,
  width: number,
  height: number,
  colour: string,
  alpha = 0.085,
): void {
  const reach = Math.hypot(width, height) / 2;
  pen.save();
  pen.translate(width / 2, height / 2);
  pen.rotate(-Math.PI / 7);
  pen.globalAlpha = alpha;
  let row = 0;
  for (let y = -reach; y < reach; y += 190) {
    row += 1;
    for (let x = -reach - (row % 2) * 260; x < reach; x += 520) {
      line(pen, TEXT, x, y, { size: 54, colour, bold: true });
    }
  }
  pen.restore();
}
