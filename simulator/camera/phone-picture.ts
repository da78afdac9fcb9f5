import {
  EncodeHintType,
  QRCodeDecoderErrorCorrectionLevel as Level,
  QRCodeEncoder,
} from '@zxing/library';
import { unwrap } from '../../contract/result.ts';
import type { Frame } from '../../symbols/decoder.ts';
import { encodeGridMatrix } from '../../symbols/gridmatrix/encode.ts';

export interface PictureOptions {
  readonly width: number;
  readonly height: number;
  /** What the phone shows; nothing: no phone is there. */
  readonly text?: string | undefined;
  /** As what; GB/T 45960 names both. */
  readonly symbology?: 'qr' | 'grid-matrix';
  /** Where the middle of the phone is, from that of the picture, in pixels. */
  readonly dx?: number;
  readonly dy?: number;
  /** In pixels; 6 is a phone at a hand's breadth. */
  readonly modulePx?: number;
  /** Of the screen, 0…255. */
  readonly glow?: number;
  /** So that no frame is like another, as with a real sensor. */
  readonly seed?: number;
}

const HALL = 70;
const NOISE = 3;
const CASE = 24;
const INK = 14;
const QUIET_MODULES = 6;
/** Of the screen around the code, in modules: above, where the app has its title, more. */
const ABOVE_MODULES = 10;
const CASE_MODULES = 2;

/** What a camera behind glass sees: a hall out of focus, and before it a phone with a code. */
export function phonePicture(options: PictureOptions): Frame {
  const { width, height, text, symbology = 'qr' } = options;
  const { dx = 0, dy = 0, modulePx = 6, glow = 205, seed = 1 } = options;
  const luma = new Uint8Array(width * height);
  const noise = noiseOf(seed);
  // Once for each column and row: of every pixel they would take most of the time.
  const across = Float64Array.from({ length: width }, (_, x) => 30 * Math.sin(x / 170));
  const down = Float64Array.from({ length: height }, (_, y) => Math.cos(y / 130));
  for (let y = 0, at = 0; y < height; y++) {
    const factor = down[y] ?? 0;
    for (let x = 0; x < width; x++, at++) luma[at] = HALL + (across[x] ?? 0) * factor + noise();
  }
  if (text === undefined) return { width, height, luma };
  const modules = symbology === 'qr' ? qrModules(text) : gridMatrixModules(text);
  const size = modules.length;
  const inside = size + 2 * QUIET_MODULES;
  const left = width / 2 + dx - (size * modulePx) / 2;
  const top = height / 2 + dy - (size * modulePx) / 2;
  function valueAt(x: number, y: number): number | undefined {
    const column = Math.floor((x - left) / modulePx);
    const row = Math.floor((y - top) / modulePx);
    if (modules[row]?.[column] === 1) return INK;
    const isWithin = (margin: number, above: number): boolean =>
      column >= -QUIET_MODULES - margin &&
      column < inside - QUIET_MODULES + margin &&
      row >= -above - margin &&
      row < inside - QUIET_MODULES + margin;
    if (isWithin(0, ABOVE_MODULES)) return glow;
    return isWithin(CASE_MODULES, ABOVE_MODULES) ? CASE : undefined;
  }
  const reach = (size / 2 + ABOVE_MODULES + CASE_MODULES + 1) * modulePx;
  const from = {
    x: Math.max(0, Math.floor(width / 2 + dx - reach)),
    y: Math.max(0, Math.floor(height / 2 + dy - reach)),
  };
  const to = {
    x: Math.min(width, Math.ceil(width / 2 + dx + reach)),
    y: Math.min(height, Math.ceil(height / 2 + dy + reach)),
  };
  for (let y = from.y; y < to.y; y++) {
    for (let x = from.x; x < to.x; x++) {
      const value = valueAt(x, y);
      if (value !== undefined) luma[y * width + x] = value + noise();
    }
  }
  return { width, height, luma };
}

function qrModules(text: string): readonly Uint8Array[] {
  const hints = new Map([[EncodeHintType.CHARACTER_SET, 'UTF-8']]);
  return QRCodeEncoder.encode(text, Level.M, hints).getMatrix().getArray();
}

function gridMatrixModules(text: string): readonly Uint8Array[] {
  const { size, dark } = unwrap(encodeGridMatrix(text));
  return Array.from({ length: size }, (_, row) => dark.subarray(row * size, (row + 1) * size));
}

/** The same for the same seed. */
function noiseOf(seed: number): () => number {
  let state = seed * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return ((state >>> 16) % (2 * NOISE + 1)) - NOISE;
  };
}
