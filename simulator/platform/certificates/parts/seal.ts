import type { Pen } from '../pen.ts';
import { line, useStyle } from './text.ts';

const RED = '#c8102e';
/** Share of the circle that the name may take. */
const NAME_SPAN = (250 / 180) * Math.PI;

/** A round red seal of an invented authority: its name on the circle, a star, and what it is. */
export function seal(pen: Pen, x: number, y: number, radius: number, name: string): void {
  pen.save();
  pen.translate(x, y);
  pen.rotate(-0.07);
  pen.globalAlpha = 0.82;
  pen.strokeStyle = RED;
  pen.lineWidth = radius * 0.045;
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.stroke();
  star(pen, radius * 0.3);
  nameOnCircle(pen, name, radius);
  line(pen, '模拟专用章', 0, radius * 0.66, {
    size: radius * 0.155,
    colour: RED,
    bold: true,
    align: 'center',
    tracking: radius * 0.03,
  });
  pen.restore();
}

function star(pen: Pen, radius: number): void {
  pen.fillStyle = RED;
  pen.beginPath();
  for (let point = 0; point < 10; point += 1) {
    const reach = point % 2 === 0 ? radius : radius * 0.382;
    const angle = -Math.PI / 2 + (Math.PI * point) / 5;
    pen.lineTo(reach * Math.cos(angle), reach * Math.sin(angle));
  }
  pen.closePath();
  pen.fill();
}

function nameOnCircle(pen: Pen, name: string, radius: number): void {
  const characters = [...name];
  const baseline = radius * 0.76;
  const step = Math.min(0.42, NAME_SPAN / Math.max(1, characters.length - 1));
  const size = Math.min(radius * 0.24, step * baseline * 0.98);
  useStyle(pen, { size, colour: RED, bold: true });
  pen.textAlign = 'center';
  characters.forEach((character, at) => {
    pen.save();
    pen.rotate(step * (at - (characters.length - 1) / 2));
    pen.fillText(character, 0, -baseline + size * 0.16);
    pen.restore();
  });
}
