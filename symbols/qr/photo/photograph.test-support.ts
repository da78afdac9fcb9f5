import {
  EncodeHintType,
  QRCodeDecoderErrorCorrectionLevel as Level,
  QRCodeEncoder,
} from '@zxing/library';
import type { Frame, Point } from '../../decoder.ts';

/** How a printed QR code is seen; lengths in modules of the code, tones 0…255. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly length: number;
  readonly level: 'L' | 'M' | 'Q' | 'H';
  /** Pixels a module, where it is nearest. */
  readonly module: number;
  readonly middle: Point;
  readonly angle: number;
  /** Round the upright and the level axis, in radians. */
  readonly tilt: readonly [number, number];
  /** Radius of the roll that it is wound round, in sides of the code; 0 is flat. */
  readonly roll: number;
  readonly rollAngle: number;
  readonly light: number;
  readonly dark: number;
  readonly surround: number;
  readonly quietZone: number;
  readonly isMirrored: boolean;
  readonly areDots: boolean;
  /** Deviation of the blur. */
  readonly blur: number;
  readonly smear: number;
  readonly smearAngle: number;
  readonly noise: number;
  readonly gain: number;
  /** Share of darkness at the far side. */
  readonly shade: number;
  /** Light that is added, at places in shares of the code's side. */
  readonly spots: readonly { readonly at: Point; readonly radius: number; readonly gain: number }[];
  /** What lies over the code, in shares of its side. */
  readonly covers: readonly {
    readonly at: Point;
    readonly across: number;
    readonly down: number;
    readonly tone: number;
  }[];
}

export interface Photograph {
  readonly frame: Frame;
  readonly text: string;
  /** Modules a side. */
  readonly size: number;
  /** 1 dark, row by row. */
  readonly modules: Uint8Array;
}

export const PLAIN: Scene = {
  ...{ width: 640, height: 480, length: 60, level: 'M', module: 6, middle: { x: 320, y: 240 } },
  ...{ angle: 0, tilt: [0, 0], roll: 0, rollAngle: 0, light: 205, dark: 40, surround: 130 },
  ...{ quietZone: 4, isMirrored: false, areDots: false, blur: 0.08, smear: 0, smearAngle: 0 },
  ...{ noise: 3, gain: 1, shade: 0.1, spots: [], covers: [] },
};

/** Numbers from 0 up to 1, the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz0123456789-_';
const LEVELS = { L: Level.L, M: Level.M, Q: Level.Q, H: Level.H };
/** From the camera to the middle of the code, in sides of it. */
const DISTANCE = 2.5;
const FINE = 2;

export function takePhotograph(scene: Scene, seed: number): Photograph {
  const random = seeded(seed);
  const pick = (): string => LETTERS.charAt(Math.floor(random() * LETTERS.length));
  const text = Array.from({ length: scene.length }, pick).join('');
  const hints = new Map([[EncodeHintType.CHARACTER_SET, 'ISO-8859-1']]);
  const code = QRCodeEncoder.encode(text, LEVELS[scene.level], hints);
  const rows = code.getMatrix().getArray();
  const isFixed = code.getVersion().buildFunctionPattern();
  const size = rows.length;
  const side = size * scene.module;
  const place = placesIn(scene, side);
  const { width, height, middle } = scene;
  const plane = new Float32Array(width * height).fill(scene.surround);
  const blurPixels = scene.blur * scene.module;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (Math.hypot(x - middle.x, y - middle.y) > side * 1.2) continue;
      let sum = 0;
      for (let fine = 0; fine < FINE * FINE; fine++) {
        const at = place(x + ((fine % FINE) + 0.5) / FINE, y + ((fine >> 1) + 0.5) / FINE);
        sum += at ? toneOf(at.x, at.y) : scene.surround;
      }
      plane[y * width + x] = sum / (FINE * FINE);
    }
  }
  const seen = smeared(blurred(plane, width, height, blurPixels), scene);
  const luma = new Uint8Array(width * height);
  const normal = (): number =>
    Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  seen.forEach((tone, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    const [u, v] = [(x - middle.x) / side + 0.5, (y - middle.y) / side + 0.5];
    let value = tone * scene.gain * (1 - scene.shade * Math.min(Math.max((u + v) / 2, 0), 1));
    for (const { at, radius, gain } of scene.spots) {
      const far = ((u - at.x) ** 2 + (v - at.y) ** 2) / (2 * radius * radius);
      if (far < 9) value += gain * Math.exp(-far);
    }
    luma[index] = Math.min(Math.max(Math.round(value + scene.noise * normal()), 0), 255);
  });
  const modules = Uint8Array.from(rows.flatMap((row) => [...row]));
  return { frame: { width, height, luma }, text, size, modules };

  /** Of a place in shares of the code's side. */
  function toneOf(u: number, v: number): number {
    for (const { at, across, down, tone } of scene.covers) {
      if (Math.abs(u - at.x) < across / 2 && Math.abs(v - at.y) < down / 2) return tone;
    }
    const edge = Math.max(-u, u - 1, -v, v - 1) * size;
    if (edge > scene.quietZone) return scene.surround;
    const [column, row] = [Math.floor(u * size), Math.floor(v * size)];
    if (edge > 0 || rows[row]?.[column] !== 1) return scene.light;
    const off = Math.hypot(u * size - column - 0.5, v * size - row - 0.5);
    const isGap = scene.areDots && !isFixed.get(column, row) && off > 0.42;
    return isGap ? scene.light : scene.dark;
  }
}

/** From the picture to shares of the code's side; nothing where the roll is passed by. */
function placesIn(scene: Scene, side: number): (x: number, y: number) => Point | undefined {
  const { middle, tilt, roll, isMirrored } = scene;
  const [cx, sx] = [Math.cos(tilt[0]), Math.sin(tilt[0])];
  const [cy, sy] = [Math.cos(tilt[1]), Math.sin(tilt[1])];
  const turned = (x: number, y: number, z: number): readonly [number, number, number] => {
    const [x1, z1] = [x * cx - z * sx, x * sx + z * cx];
    return [x1, y * cy - z1 * sy, y * sy + z1 * cy];
  };
  const [ox, oy, oz] = turned(0, 0, -DISTANCE);
  const [ca, sa] = [Math.cos(scene.angle), Math.sin(scene.angle)];
  const [cr, sr] = [Math.cos(scene.rollAngle), Math.sin(scene.rollAngle)];
  return (px, py) => {
    const [dx, dy, dz] = turned((px - middle.x) / side, (py - middle.y) / side, DISTANCE);
    const flat = roll === 0 ? onPlane(-oz / dz) : onRoll();
    if (!flat) return undefined;
    const [u, v] = [flat.x * ca + flat.y * sa, flat.y * ca - flat.x * sa];
    return { x: (isMirrored ? -u : u) + 0.5, y: v + 0.5 };

    function onPlane(far: number): Point {
      return { x: ox + far * dx, y: oy + far * dy };
    }
    /** The axis lies in the plane behind the code, turned by the angle of the roll. */
    function onRoll(): Point | undefined {
      const [o, d] = [ox * cr + oy * sr, dx * cr + dy * sr];
      const [a, b, c] = [d * d + dz * dz, o * d + (oz - roll) * dz, o * o + (oz - roll) ** 2];
      const root = b * b - a * (c - roll * roll);
      if (root < 0) return undefined;
      const far = (-b - Math.sqrt(root)) / a;
      const across = roll * Math.atan2(o + far * d, roll - oz - far * dz);
      const along = oy * cr - ox * sr + far * (dy * cr - dx * sr);
      return { x: across * cr - along * sr, y: across * sr + along * cr };
    }
  };
}

function blurred(plane: Float32Array, width: number, height: number, sigma: number): Float32Array {
  if (sigma < 0.2) return plane;
  const reach = Math.ceil(2.5 * sigma);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
    Math.exp(-((at - reach) ** 2) / (2 * sigma * sigma)),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pass = (from: Float32Array, step: number, length: number): Float32Array =>
    from.map((_, index) => {
      const along = Math.floor(index / step) % length;
      let sum = 0;
      for (let at = -reach; at <= reach; at++) {
        const place = Math.min(Math.max(along + at, 0), length - 1) - along;
        sum += (weights[at + reach] ?? 0) * (from[index + place * step] ?? 0);
      }
      return sum / total;
    });
  return pass(pass(plane, 1, width), width, height);
}

function smeared(plane: Float32Array, scene: Scene): Float32Array {
  const { width, height, smearAngle } = scene;
  const length = scene.smear * scene.module;
  if (length < 1) return plane;
  const steps = Math.ceil(length);
  return plane.map((_, index) => {
    const [x, y] = [index % width, Math.floor(index / width)];
    let sum = 0;
    for (let step = 0; step < steps; step++) {
      const along = (step / Math.max(steps - 1, 1) - 0.5) * length;
      const cx = Math.min(Math.max(Math.round(x + along * Math.cos(smearAngle)), 0), width - 1);
      const cy = Math.min(Math.max(Math.round(y + along * Math.sin(smearAngle)), 0), height - 1);
      sum += plane[cy * width + cx] ?? 0;
    }
    return sum / steps;
  });
}
