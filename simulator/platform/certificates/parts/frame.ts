import type { Pen } from '../pen.ts';

/** A frame of a strong and a fine line with a plait of three sines between them. */
export function frame(pen: Pen, width: number, height: number, colour: string, inset = 34): void {
  const band = 26;
  const inner = inset + band;
  pen.save();
  pen.strokeStyle = colour;
  pen.lineWidth = 4;
  pen.strokeRect(inset, inset, width - 2 * inset, height - 2 * inset);
  pen.lineWidth = 1.5;
  pen.strokeRect(inner, inner, width - 2 * inner, height - 2 * inner);
  pen.globalAlpha = 0.6;
  pen.lineWidth = 1.2;
  const middle = inset + band / 2;
  for (const [far, isVertical] of [
    [height - middle, false],
    [width - middle, true],
  ] as const) {
    const length = (isVertical ? height : width) - 2 * inner;
    for (const across of [middle, far]) plait(pen, inner, length, across, isVertical);
  }
  pen.restore();
  for (const x of [inset + band / 2, width - inset - band / 2]) {
    for (const y of [inset + band / 2, height - inset - band / 2]) corner(pen, x, y, band, colour);
  }
}

/** Three waves that lie a third of a turn apart, in whole periods so that both ends meet. */
function plait(pen: Pen, start: number, length: number, across: number, isVertical: boolean): void {
  const periods = Math.round(length / 46);
  for (const phase of [0, 1 / 3, 2 / 3]) {
    pen.beginPath();
    for (let at = 0; at <= periods * 12; at += 1) {
      const along = start + (length * at) / (periods * 12);
      const off = across + 8 * Math.sin(2 * Math.PI * (at / 12 + phase));
      if (isVertical) pen.lineTo(off, along);
      else pen.lineTo(along, off);
    }
    pen.stroke();
  }
}

function corner(pen: Pen, x: number, y: number, size: number, colour: string): void {
  pen.save();
  pen.translate(x, y);
  pen.fillStyle = colour;
  pen.fillRect(-size / 2, -size / 2, size, size);
  pen.rotate(Math.PI / 4);
  pen.fillStyle = '#ffffff';
  pen.globalAlpha = 0.9;
  pen.fillRect(-size / 5, -size / 5, (2 * size) / 5, (2 * size) / 5);
  pen.restore();
}
