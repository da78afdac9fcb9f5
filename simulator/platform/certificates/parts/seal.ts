import type { Pen } from '../pen.ts';
import { line, useStyle, widthOf, type TextStyle } from './text.ts';

const RED = '#d0121b';
/** Share of the circle that the name may take. */
const NAME_SPAN = (244 / 180) * Math.PI;
/** Characters on the circle are narrow and high, as on a real one. */
const STRETCH = 1.28;

/**
 * A round red seal (公章) of an invented authority: its name on the circle, a star, what it is, and below
 * on the circle its number, where there is one.
 */
export function seal(
  pen: Pen,
  x: number,
  y: number,
  radius: number,
  name: string,
  number = '',
): void {
  pen.save();
  pen.translate(x, y);
  pen.globalAlpha = 0.86;
  pen.strokeStyle = RED;
  ring(pen, radius * 0.975, radius * 0.05);
  ring(pen, radius * 0.905, radius * 0.009);
  star(pen, radius * 0.3);
  nameOnCircle(pen, name, radius);
  const style = { size: radius * 0.15, colour: RED, bold: true, face: 'song' } as const;
  line(pen, '模拟专用章', 0, radius * 0.56, {
    ...style,
    align: 'center',
    tracking: radius * 0.025,
  });
  numberOnCircle(pen, number, radius);
  pen.restore();
}

function ring(pen: Pen, radius: number, width: number): void {
  pen.lineWidth = width;
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.stroke();
}

function star(pen: Pen, radius: number): void {
  pen.fillStyle = RED;
  pen.beginPath();
  for (let point = 0; point < 10; point += 1) {
    const reach = point % 2 === 0 ? radius : radius * 0.382;
    const angle = -Math.PI / 2 + (Math.PI * point) / 5;
    const [px, py] = [reach * Math.cos(angle), reach * Math.sin(angle)];
    if (point === 0) pen.moveTo(px, py);
    else pen.lineTo(px, py);
  }
  pen.closePath();
  pen.fill();
}

/** Feet to the middle, the first character on the left. */
function nameOnCircle(pen: Pen, name: string, radius: number): void {
  const characters = [...name];
  const baseline = radius * 0.63;
  const step = Math.min(0.44, NAME_SPAN / Math.max(1, characters.length - 1));
  const size = Math.min(radius * 0.2, step * baseline * 0.98);
  onCircle(pen, characters, { size, colour: RED, bold: true, face: 'song' }, step, (angle) => {
    pen.rotate(angle);
    pen.translate(0, -baseline);
    pen.scale(1, STRETCH);
  });
}

/** Heads to the middle, so that it reads from left to right below. */
function numberOnCircle(pen: Pen, number: string, radius: number): void {
  const style = { size: radius * 0.09, colour: RED };
  onCircle(pen, [...number], style, 0.085, (angle) => {
    pen.rotate(-angle);
    pen.translate(0, radius * 0.86);
  });
}

function onCircle(
  pen: Pen,
  characters: readonly string[],
  style: TextStyle,
  step: number,
  turn: (angle: number) => void,
): void {
  characters.forEach((character, at) => {
    pen.save();
    turn(step * (at - (characters.length - 1) / 2));
    useStyle(pen, style, character);
    pen.fillText(character, -widthOf(pen, character, style) / 2, 0);
    pen.restore();
  });
}
