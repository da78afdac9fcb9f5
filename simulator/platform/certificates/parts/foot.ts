import type { Pen } from '../pen.ts';
import { fittedLine } from './text.ts';

/** The last line of every sheet: certificate identifier and what the sheet is worth. */
export function foot(
  pen: Pen,
  identifier: string,
  x: number,
  y: number,
  width: number,
  colour: string,
): void {
  const style = { size: 17, colour } as const;
  fittedLine(pen, `证照标识 ${identifier}`, x, y, width * 0.68, style);
  fittedLine(pen, '模拟样张，无法律效力 · Specimen', x + width, y, width * 0.3, {
    ...style,
    align: 'right',
  });
}
