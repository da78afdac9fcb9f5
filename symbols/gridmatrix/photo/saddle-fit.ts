import type { Grey } from './grey.ts';

/** A place where two dark and two light corners meet. */
export interface Saddle {
  readonly x: number;
  readonly y: number;
  /** Of the middle of a light corner, in radians, clockwise in the picture; the other is opposite. */
  readonly light: number;
  /** From there to the edges on both sides of that corner, in radians. */
  readonly half: number;
}

const RADIUS = 3;
/** In pixels: further from where it was looked for it is another one. */
const FARTHEST = 2;

interface Weights {
  readonly x: number;
  readonly y: number;
  readonly weight: number;
}

const DISC: readonly Weights[] = Array.from({ length: (2 * RADIUS + 1) ** 2 }, (_, index) => {
  const x = (index % (2 * RADIUS + 1)) - RADIUS;
  const y = Math.floor(index / (2 * RADIUS + 1)) - RADIUS;
  return { x, y, weight: x * x + y * y <= RADIUS * RADIUS + 1 ? 1 : 0 };
}).filter(({ weight }) => weight > 0);

const moment = (of: (place: Weights) => number): number =>
  DISC.reduce((sum, place) => sum + of(place), 0);
const COUNT = DISC.length;
const X2 = moment(({ x }) => x * x);
const X2Y2 = moment(({ x, y }) => x * x * y * y);
const X4 = moment(({ x }) => x ** 4);

/**
 * Fits a surface of second order to the disc around the pixel `place`; a saddle of it is the place,
 * its level lines there are the edges.
 */
export function fitSaddle({ width, pixels }: Grey, place: number): Saddle | undefined {
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXY = 0;
  let sumXX = 0;
  let sumYY = 0;
  for (const { x, y } of DISC) {
    const value = pixels[place + y * width + x] ?? 0;
    sum += value;
    sumX += value * x;
    sumY += value * y;
    sumXY += value * x * y;
    sumXX += value * x * x;
    sumYY += value * y * y;
  }
  // value = a·x² + b·x·y + c·y² + d·x + e·y + constant; the disc is the same in all four directions.
  const b = sumXY / X2Y2;
  const d = sumX / X2;
  const e = sumY / X2;
  const difference = (sumXX - sumYY) / (X4 - X2Y2);
  const mean = sum / COUNT;
  const total = (sumXX + sumYY - 2 * X2 * mean) / (X4 + X2Y2 - (2 * X2 * X2) / COUNT);
  const a = (total + difference) / 2;
  const c = (total - difference) / 2;
  const bend = 4 * a * c - b * b;
  if (bend >= 0) return undefined;
  const offX = (b * e - 2 * c * d) / bend;
  const offY = (b * d - 2 * a * e) / bend;
  if (Math.abs(offX) > FARTHEST || Math.abs(offY) > FARTHEST) return undefined;
  // a·cos² + b·cos·sin + c·sin² = total/2 + swing/2·cos(2·(angle − light))
  const swing = Math.hypot(a - c, b);
  return {
    x: (place % width) + 0.5 + offX,
    y: Math.floor(place / width) + 0.5 + offY,
    light: Math.atan2(b, a - c) / 2,
    half: Math.acos(-total / swing) / 2,
  };
}
