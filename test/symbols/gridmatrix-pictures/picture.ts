import { createRandom, type Random } from '../../../simulator/devices/random.ts';
import type { Corners, Frame } from '../../../symbols/decoder.ts';
import type { Matrix } from '../../../symbols/gridmatrix/matrix.ts';
import { type Condition, drawFlaws, type Flaws } from './conditions.ts';
import { addMoire, blur, develop, lightUnevenly } from './effects.ts';
import { HEIGHT, place, WIDTH, type Placed } from './pose.ts';
import { drawBackground, drawSymbol } from './scene.ts';

/** A frame of 1280 × 720 with one symbol, as a camera might have taken it. */
export interface Picture {
  readonly frame: Frame;
  readonly corners: Corners;
  /** Along the shortest side of the symbol: never below `LEAST_PIXELS`. */
  readonly pixelsPerModule: number;
  readonly flaws: Flaws;
}

export const LEAST_PIXELS = 4;
const MOST_PIXELS = 12;
const TRIES = 400;

/** The same picture for the same seed. */
export function takePicture(matrix: Matrix, condition: Condition, seed: number): Picture {
  const random = createRandom(seed);
  const { placed, flaws } = placeSomewhere(matrix.size, condition, random);
  const canvas = new Float32Array(WIDTH * HEIGHT);
  drawBackground(canvas, random);
  drawSymbol(canvas, matrix, placed, flaws, 4 + 8 * random.fraction());
  if (flaws.moire > 0) addMoire(canvas, flaws.moire, random);
  lightUnevenly(canvas, flaws.shade, flaws.glare, random);
  blur(canvas, flaws.blur * placed.pixelsPerModule);
  const luma = develop(canvas, flaws.noise, random);
  const { corners, pixelsPerModule } = placed;
  return { frame: { width: WIDTH, height: HEIGHT, luma }, corners, pixelsPerModule, flaws };
}

/**
 * Tries poses of the condition until one fits into the frame, each nearer to upright and to the least
 * size: the largest symbols can hardly be turned or tilted.
 */
function placeSomewhere(
  size: number,
  condition: Condition,
  random: Random,
): { placed: Placed; flaws: Flaws } {
  for (let attempt = 0; attempt <= TRIES; attempt++) {
    const left = 1 - attempt / TRIES;
    const flaws = drawFlaws(condition, random);
    const { roll, tilt, towards } = flaws.pose;
    const quarter = 90 * Math.round(roll / 90);
    const pose = { roll: quarter + left * (roll - quarter), tilt: left * tilt, towards };
    const pixels =
      1.005 * LEAST_PIXELS * (MOST_PIXELS / LEAST_PIXELS) ** (random.fraction() * left);
    const placed = place(size, pixels, pose, random);
    if (placed && placed.pixelsPerModule >= LEAST_PIXELS)
      return { placed, flaws: { ...flaws, pose } };
  }
  throw new Error(`a symbol of ${size} modules does not fit`);
}
