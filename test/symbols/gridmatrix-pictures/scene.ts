import type { Random } from '../../../simulator/devices/random.ts';
import type { Matrix } from '../../../symbols/gridmatrix/matrix.ts';
import type { Flaws } from './conditions.ts';
import type { Canvas } from './effects.ts';
import { HEIGHT, moduleAt, WIDTH, type Placed } from './pose.ts';

/** Bars, boxes and lines in several shades: a desk, a wall, a form with print. */
export function drawBackground(canvas: Canvas, random: Random): void {
  canvas.fill(60 + 120 * random.fraction());
  for (let box = random.below(14); box > 0; box--) {
    const shade = 255 * random.fraction();
    const size = 10 + 400 * random.fraction() ** 2;
    fill(
      canvas,
      WIDTH * random.fraction(),
      HEIGHT * random.fraction(),
      size,
      size * (0.2 + random.fraction()),
      shade,
    );
  }
  // Lines of print: strokes of a few pixels.
  for (let line = random.below(12); line > 0; line--) {
    const height = 6 + 16 * random.fraction();
    const y = HEIGHT * random.fraction();
    let x = WIDTH * random.fraction();
    for (let stroke = random.below(60); stroke > 0; stroke--) {
      const width = height * (0.1 + 0.4 * random.fraction());
      fill(canvas, x, y, width, height * (0.3 + 0.7 * random.fraction()), 40);
      x += width * (1.5 + random.fraction());
    }
  }
}

function fill(
  canvas: Canvas,
  left: number,
  top: number,
  width: number,
  height: number,
  shade: number,
): void {
  const from = Math.max(0, Math.floor(left));
  const to = Math.min(WIDTH, Math.floor(left + width));
  if (from >= to) return;
  for (let y = Math.max(0, Math.floor(top)); y < Math.min(HEIGHT, top + height); y++) {
    canvas.fill(shade, y * WIDTH + from, y * WIDTH + to);
  }
}

/** Points looked at within a pixel, on each side. */
const SAMPLES = 3;

/** The symbol on its card or screen, `margin` light modules around it. */
export function drawSymbol(
  canvas: Canvas,
  matrix: Matrix,
  placed: Placed,
  { dark, light, inverted }: Flaws,
  margin: number,
): void {
  const { size } = matrix;
  const shades = inverted ? [dark, light] : [light, dark];
  const reach = margin * placed.pixelsPerModule * 2.5;
  const xs = placed.corners.map(({ x }) => x);
  const ys = placed.corners.map(({ y }) => y);
  const left = Math.max(0, Math.floor(Math.min(...xs) - reach));
  const right = Math.min(WIDTH, Math.ceil(Math.max(...xs) + reach));
  const top = Math.max(0, Math.floor(Math.min(...ys) - reach));
  const bottom = Math.min(HEIGHT, Math.ceil(Math.max(...ys) + reach));
  const { a, b, c, d, e, f, g, h } = placed.back;
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      const middle = moduleAt(placed, x + 0.5, y + 0.5);
      const far = Math.max(-middle.x, -middle.y, middle.x - size, middle.y - size);
      if (far > margin) continue;
      let sum = 0;
      for (let sample = 0; sample < SAMPLES * SAMPLES; sample++) {
        const px = x + ((sample % SAMPLES) + 0.5) / SAMPLES;
        const py = y + (Math.floor(sample / SAMPLES) + 0.5) / SAMPLES;
        const w = g * px + h * py + 1;
        const column = Math.floor((a * px + b * py + c) / w);
        const row = Math.floor((d * px + e * py + f) / w);
        const inside = column >= 0 && row >= 0 && column < size && row < size;
        sum += shades[inside ? matrix.dark[row * size + column]! : 0]!;
      }
      canvas[y * WIDTH + x] = sum / (SAMPLES * SAMPLES);
    }
  }
}
