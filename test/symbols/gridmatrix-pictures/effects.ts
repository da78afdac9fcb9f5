import { createRandom, type Random } from '../../../simulator/devices/random.ts';
import { HEIGHT, WIDTH } from './pose.ts';

/** A picture while it is made: steps of brightness, not yet whole ones. */
export type Canvas = Float32Array;

/** A shade across the picture and the reflection of a lamp. */
export function lightUnevenly(canvas: Canvas, shade: number, glare: number, random: Random): void {
  const turn = random.fraction() * 2 * Math.PI;
  const midX = (0.2 + 0.6 * random.fraction()) * WIDTH;
  const midY = (0.2 + 0.6 * random.fraction()) * HEIGHT;
  const spread = 2 * (80 + 200 * random.fraction()) ** 2;
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    const lampY = Math.exp(-((y - midY) ** 2) / spread);
    for (let x = 0; x < WIDTH; x++, at++) {
      const across =
        ((x / WIDTH - 0.5) * Math.cos(turn) + (y / HEIGHT - 0.5) * Math.sin(turn)) / 1.42;
      const lamp = glare > 0 ? glare * lampY * Math.exp(-((x - midX) ** 2) / spread) : 0;
      canvas[at] = canvas[at]! * (1 - shade * (across + 0.5)) + lamp;
    }
  }
}

/** What the dots of a screen and those of the camera make of each other: two crossed waves. */
export function addMoire(canvas: Canvas, strength: number, random: Random): void {
  const waves = [0, 1].map(() => {
    const turn = random.fraction() * Math.PI;
    const length = 3 + 25 * random.fraction();
    const pull = (2 * Math.PI) / length;
    return { x: pull * Math.cos(turn), y: pull * Math.sin(turn), phase: 6 * random.fraction() };
  });
  const [one, other] = [waves[0]!, waves[1]!];
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++, at++) {
      const both =
        Math.sin(x * one.x + y * one.y + one.phase) +
        Math.sin(x * other.x + y * other.y + other.phase);
      canvas[at] = canvas[at]! * (1 - strength * (0.5 + both / 4));
    }
  }
}

/** A Gaussian of `deviation` pixels, first along the rows, then along the columns. */
export function blur(canvas: Canvas, deviation: number): void {
  if (deviation < 0.2) return;
  const reach = Math.ceil(3 * deviation);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * deviation * deviation)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const kernel = Float32Array.from(weights, (weight) => weight / total);
  smooth(canvas, kernel, { lines: HEIGHT, next: WIDTH, length: WIDTH, step: 1 });
  smooth(canvas, kernel, { lines: WIDTH, next: 1, length: HEIGHT, step: WIDTH });
}

interface Lines {
  readonly lines: number;
  readonly next: number;
  readonly length: number;
  readonly step: number;
}

function smooth(canvas: Canvas, kernel: Float32Array, { lines, next, length, step }: Lines): void {
  const reach = (kernel.length - 1) / 2;
  const padded = new Float32Array(length + 2 * reach);
  for (let line = 0; line < lines; line++) {
    const start = line * next;
    for (let at = 0; at < padded.length; at++) {
      padded[at] = canvas[start + Math.min(Math.max(at - reach, 0), length - 1) * step]!;
    }
    for (let at = 0; at < length; at++) {
      let sum = 0;
      for (let tap = 0; tap < kernel.length; tap++) sum += kernel[tap]! * padded[at + tap]!;
      canvas[start + at * step] = sum;
    }
  }
}

const TABLE = 1 << 16;
let table: Float32Array | undefined;

/** Noise of `deviation` steps, and whole steps of brightness. */
export function develop(canvas: Canvas, deviation: number, random: Random): Uint8Array {
  table ??= gaussian(createRandom(1));
  const pixels = new Uint8Array(canvas.length);
  // A line at a time from another place of the table, so that it does not repeat in a pattern.
  for (let y = 0, at = 0; y < HEIGHT; y++) {
    const shift = random.below(TABLE);
    for (let x = 0; x < WIDTH; x++, at++) {
      const value = canvas[at]! + deviation * table[(shift + x) & (TABLE - 1)]!;
      pixels[at] = Math.min(Math.max(Math.round(value), 0), 255);
    }
  }
  return pixels;
}

function gaussian(random: Random): Float32Array {
  return Float32Array.from({ length: TABLE }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - random.fraction()));
    return radius * Math.cos(2 * Math.PI * random.fraction());
  });
}
