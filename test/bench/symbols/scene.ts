import type { Frame, Point } from '../../../symbols/decoder.ts';
import { between, normal, type Random } from './random.ts';

/** Row by row, true is dark. */
export type Modules = readonly (readonly boolean[])[];

/** How a phone with a symbol on it is seen by the camera. */
export interface View {
  readonly width: number;
  readonly height: number;
  /** Where the corners of the symbol come to lie, clockwise from its top left. */
  readonly corners: readonly [Point, Point, Point, Point];
  /** Of light and dark modules before anything is added, 0…255. */
  readonly light: number;
  readonly dark: number;
  /** What is round the phone. */
  readonly surround: number;
  /** Deviation of the blur, in pixels. */
  readonly blurPixels: number;
  /** Length of the smear of a moving hand, in pixels, and its direction. */
  readonly smearPixels: number;
  readonly smearAngle: number;
  readonly noise: number;
  /** Bright reflections. */
  readonly spots: readonly { readonly at: Point; readonly radius: number; readonly gain: number }[];
  /** Fringes between the dots of the screen and those of the camera. */
  readonly moire: readonly {
    readonly fx: number;
    readonly fy: number;
    readonly phase: number;
    readonly gain: number;
  }[];
  /** Light that falls from one side: share of darkness at the other. */
  readonly shade: number;
  readonly shadeAngle: number;
  /** How far the symbol bulges, as a share of its side: 0 is flat. */
  readonly bulge: number;
  /** Parts that are covered, in modules. */
  readonly patches: readonly {
    readonly x: number;
    readonly y: number;
    readonly size: number;
    readonly isDark: boolean;
  }[];
}

/** The margin of light round a symbol, and the edge of the phone round that, in modules. */
const MARGIN = 4;
const BEZEL = 10;
/** Samples of a pixel in each direction. */
const FINE = 2;

/** What the camera sees: every pixel the mean of its samples, blurred, lit, noisy, in 8 bits. */
export function photograph(modules: Modules, view: View, random: Random): Frame {
  const { width, height } = view;
  const light = seen(modules, view);
  const blurred = smear(blur(light, width, height, view.blurPixels), view);
  const luma = new Uint8Array(width * height);
  const [cos, sin] = [Math.cos(view.shadeAngle), Math.sin(view.shadeAngle)];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let value = blurred[y * width + x] ?? 0;
      const across = ((x / width - 0.5) * cos + (y / height - 0.5) * sin + 0.7) / 1.4;
      value *= 1 - view.shade * across;
      for (const { fx, fy, phase, gain } of view.moire) {
        value *= 1 + gain * Math.sin(fx * x + fy * y + phase);
      }
      for (const { at, radius, gain } of view.spots) {
        const far = ((x - at.x) ** 2 + (y - at.y) ** 2) / (2 * radius * radius);
        if (far < 9) value += gain * Math.exp(-far);
      }
      value += view.noise * normal(random);
      luma[y * width + x] = Math.min(Math.max(Math.round(value), 0), 255);
    }
  }
  return { width, height, luma };
}

function seen(modules: Modules, view: View): Float32Array {
  const { width, height, corners, light, dark, surround } = view;
  const size = modules.length;
  const toModules = homography(corners, size);
  const plane = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let sy = 0; sy < FINE; sy++) {
        for (let sx = 0; sx < FINE; sx++) {
          const at = toModules(x + (sx + 0.5) / FINE, y + (sy + 0.5) / FINE);
          sum += shadeOf(modules, view, at.x, at.y);
        }
      }
      plane[y * width + x] = sum / (FINE * FINE);
    }
  }
  return plane;

  function shadeOf(rows: Modules, { bulge, patches }: View, mx: number, my: number): number {
    // A page that is rolled a little: the middle comes forward.
    const u = bulge === 0 ? mx : mx + bulge * size * Math.sin((Math.PI * my) / size);
    const edge = Math.max(-u, u - size, -my, my - size);
    if (edge > MARGIN + BEZEL || Number.isNaN(edge)) return surround;
    if (edge > MARGIN) return edge > MARGIN + BEZEL - 2 ? dark : light;
    for (const { x, y, size: side, isDark } of patches) {
      if (u >= x && u < x + side && my >= y && my < y + side) return isDark ? dark : light;
    }
    return rows[Math.floor(my)]?.[Math.floor(u)] === true ? dark : light;
  }
}

/** From a place in the picture to modules of the symbol. */
function homography(corners: View['corners'], size: number): (x: number, y: number) => Point {
  const [p0, p1, p2, p3] = corners;
  // Unit square to quadrilateral (Heckbert), then the inverse by its adjugate.
  const dx1 = p1.x - p2.x;
  const dx2 = p3.x - p2.x;
  const sx = p0.x - p1.x + p2.x - p3.x;
  const dy1 = p1.y - p2.y;
  const dy2 = p3.y - p2.y;
  const sy = p0.y - p1.y + p2.y - p3.y;
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / area;
  const h = (dx1 * sy - sx * dy1) / area;
  const [a, b, c] = [p1.x - p0.x + g * p1.x, p3.x - p0.x + h * p3.x, p0.x];
  const [d, e, f] = [p1.y - p0.y + g * p1.y, p3.y - p0.y + h * p3.y, p0.y];
  const inverse = [
    e - f * h,
    c * h - b,
    b * f - c * e,
    f * g - d,
    a - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ] as const;
  return (x, y) => {
    const w = inverse[6] * x + inverse[7] * y + inverse[8];
    return {
      x: ((inverse[0] * x + inverse[1] * y + inverse[2]) / w) * size,
      y: ((inverse[3] * x + inverse[4] * y + inverse[5]) / w) * size,
    };
  };
}

/** A Gaussian of `sigma` pixels, first along the rows, then along the columns. */
export function blur(
  plane: Float32Array,
  width: number,
  height: number,
  sigma: number,
): Float32Array {
  if (sigma < 0.1) return plane;
  const reach = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const across = new Float32Array(plane.length);
  const both = new Float32Array(plane.length);
  const within = (at: number, length: number): number => Math.min(Math.max(at, 0), length - 1);
  for (let y = 0; y < height; y++) {
    const row = Float32Array.from(
      { length: width + 2 * reach },
      (_, at) => plane[y * width + within(at - reach, width)] ?? 0,
    );
    for (const [tap, weight] of weights.entries()) {
      addTo(across, y * width, row.subarray(tap, tap + width), weight / total);
    }
  }
  for (let y = 0; y < height; y++) {
    for (const [tap, weight] of weights.entries()) {
      const from = within(y + tap - reach, height) * width;
      addTo(both, y * width, across.subarray(from, from + width), weight / total);
    }
  }
  return both;
}

function addTo(plane: Float32Array, from: number, row: Float32Array, weight: number): void {
  for (let x = 0; x < row.length; x++) {
    plane[from + x] = (plane[from + x] ?? 0) + weight * (row[x] ?? 0);
  }
}

/** What a hand that moves makes of it while the shutter is open. */
export function smear(
  plane: Float32Array,
  view: Pick<View, 'width' | 'height' | 'smearPixels' | 'smearAngle'>,
): Float32Array {
  const { width, height, smearPixels, smearAngle } = view;
  if (smearPixels < 1) return plane;
  const steps = Math.ceil(smearPixels * 2);
  const out = new Float32Array(plane.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let step = 0; step < steps; step++) {
        const along = (step / (steps - 1) - 0.5) * smearPixels;
        const cx = Math.round(x + along * Math.cos(smearAngle));
        const cy = Math.round(y + along * Math.sin(smearAngle));
        sum +=
          plane[
            Math.min(Math.max(cy, 0), height - 1) * width + Math.min(Math.max(cx, 0), width - 1)
          ] ?? 0;
      }
      out[y * width + x] = sum / steps;
    }
  }
  return out;
}

/** A square of `side` pixels round the middle, turned by `angle`, tilted in space by `tilt`. */
export function placedCorners(
  middle: Point,
  side: number,
  {
    angle,
    tilt,
    tiltAngle,
  }: { readonly angle: number; readonly tilt: number; readonly tiltAngle: number },
): View['corners'] {
  // Seen from a distance of three sides.
  const place = (u: number, v: number): Point => {
    const x = u * Math.cos(angle) - v * Math.sin(angle);
    const y = u * Math.sin(angle) + v * Math.cos(angle);
    const along = x * Math.cos(tiltAngle) + y * Math.sin(tiltAngle);
    const across = -x * Math.sin(tiltAngle) + y * Math.cos(tiltAngle);
    const depth = 1 + (along * Math.sin(tilt)) / 3;
    const [near, flat] = [(along * Math.cos(tilt)) / depth, across / depth];
    return {
      x: middle.x + side * (near * Math.cos(tiltAngle) - flat * Math.sin(tiltAngle)),
      y: middle.y + side * (near * Math.sin(tiltAngle) + flat * Math.cos(tiltAngle)),
    };
  };
  return [place(-0.5, -0.5), place(0.5, -0.5), place(0.5, 0.5), place(-0.5, 0.5)];
}

export function anyAngle(random: Random): number {
  return between(random, 0, 2 * Math.PI);
}
