import type { Pen } from '../pen.ts';
import type { Face } from '../fonts.ts';
import { line, widthOf } from './text.ts';

/** Chinese title in large type, English under it, a fine line left and right of the English. */
export function title(
  pen: Pen,
  type: { readonly name: string; readonly englishName: string },
  x: number,
  y: number,
  size: number,
  colour: string,
  face: Face = 'sans',
): void {
  line(pen, type.name, x, y, {
    ...{ size, colour, face, bold: true, align: 'center', tracking: size * 0.22 },
  });
  const english = { size: size * 0.3, colour, face, align: 'center', tracking: 1.5 } as const;
  const below = y + size * 0.62;
  line(pen, type.englishName, x, below, english);
  const half = widthOf(pen, type.englishName, english) / 2;
  pen.save();
  pen.globalAlpha = 0.55;
  for (const side of [-1, 1]) {
    const from = x + side * (half + 22);
    pen.fillRect(Math.min(from, from + side * 90), below - size * 0.11, 90, 1.5);
  }
  pen.restore();
}
