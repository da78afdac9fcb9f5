import type { Pen } from '../pen.ts';

const TURN = 2 * Math.PI;

/** Fills the sheet with paper that is a little darker towards its foot. */
export function paper(pen: Pen, width: number, height: number, top: string, bottom: string): void {
  const wash = pen.createLinearGradient(0, 0, width * 0.25, height);
  wash.addColorStop(0, top);
  wash.addColorStop(1, bottom);
  pen.fillStyle = wash;
  pen.fillRect(0, 0, width, height);
}

/** Fine waves over a rectangle, two families of sines that cross each other. */
export function waves(
  pen: Pen,
  box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  colour: string,
  alpha: number,
  gap = 15,
): void {
  const { x, y, width, height } = box;
  const step = 14;
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.strokeStyle = colour;
  pen.globalAlpha = alpha;
  pen.lineWidth = 0.8;
  for (const direction of [1, -1]) {
    pen.beginPath();
    for (let row = -2; row * gap < height + 4 * gap; row += 1) {
      for (let along = 0; along <= width + step; along += step) {
        const phase = row * 0.16 * direction;
        const swell = 22 * Math.sin((TURN * along) / 470 + phase);
        const ripple = 9 * Math.sin((TURN * along) / 173 - phase * 2);
        const at = y + row * gap + direction * (swell + ripple);
        if (along === 0) pen.moveTo(x, at);
        else pen.lineTo(x + along, at);
      }
    }
    pen.stroke();
  }
  pen.restore();
}

/** A rosette: rings whose radius swings `petals` times a turn, each a little turned. */
export function rosette(
  pen: Pen,
  x: number,
  y: number,
  radius: number,
  colour: string,
  alpha: number,
  petals = 12,
): void {
  const rings = 16;
  const points = 20 * petals;
  pen.save();
  pen.strokeStyle = colour;
  pen.globalAlpha = alpha;
  pen.lineWidth = 0.9;
  pen.beginPath();
  for (let ring = 0; ring < rings; ring += 1) {
    const middle = radius * (0.28 + (0.6 * ring) / rings);
    const swing = radius * 0.12 * Math.sin((Math.PI * (ring + 1)) / (rings + 1));
    for (let point = 0; point <= points; point += 1) {
      const angle = (TURN * point) / points;
      const reach = middle + swing * Math.sin(petals * angle + ring * 0.4);
      const [px, py] = [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
      if (point === 0) pen.moveTo(px, py);
      else pen.lineTo(px, py);
    }
  }
  pen.stroke();
  pen.restore();
}
