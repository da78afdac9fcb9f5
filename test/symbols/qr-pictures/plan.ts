import { between, type Random } from '../../bench/symbols/random.ts';
import { LEVEL_NAMES, makeCode, type LevelName } from './codes.ts';
import type { Film } from './develop.ts';
import { STANDARD, type Style } from './draw-code.ts';
import type { Light } from './light.ts';
import type { PlacedCode, SheetPlan } from './sheet.ts';
import type { Pose } from './camera.ts';

/** All that a picture is made of. */
export interface Plan {
  readonly width: number;
  readonly height: number;
  readonly sheet: SheetPlan;
  /** Pixels of the picture a module of scale 1, where the sheet is nearest to its middle. */
  readonly pixels: number;
  readonly pose: Omit<Pose, 'zoom' | 'radius'>;
  /** Radius of the cylinder in modules of scale 1, negative is hollow; 0 is flat. */
  readonly radius: number;
  readonly light: Light;
  /** Deviation of the blur, and length of the smear of a moving hand, in pixels. */
  readonly blur: number;
  readonly smear: number;
  readonly film: Film;
  /** Pitch of the dots of the screen that shows the sheet, in modules; 0 is paper. */
  readonly dots: number;
}

/** As telephones give them, at full size and reduced, and as cheap cameras do. */
const SIZES = [
  [1_280, 960],
  [1_280, 720],
  [960, 1_280],
  [640, 480],
  [1_280, 960],
  [2_048, 1_536],
] as const;

export function anyTurn(random: Random): number {
  return between(random, 0, 2 * Math.PI);
}

export function anyLevel(random: Random, from = 0): LevelName {
  const left = LEVEL_NAMES.slice(from);
  return left[Math.floor(random() * left.length)]!;
}

export interface OneCode {
  readonly version?: number;
  readonly level?: LevelName;
  readonly style?: Partial<Style>;
  /** Side of the code as a share of the picture's shorter side. */
  readonly share?: number;
  readonly damages?: PlacedCode['damages'];
}

/** One code on a page, held quietly in even light: what each category then makes worse. */
export function quietPlan(number: number, random: Random, one: OneCode = {}): Plan {
  const [width, height] = SIZES[number % SIZES.length]!;
  const version = one.version ?? 1 + Math.floor(9 * random() ** 1.5);
  const code = makeCode(version, one.level ?? anyLevel(random), random);
  const size = code.modules.length;
  const side = Math.min(width, height) * (one.share ?? between(random, 0.22, 0.55));
  const style = { ...STANDARD, light: 235, ...one.style };
  const page = size + 2 * Math.max(style.quiet, 4) + between(random, 4, 40);
  const placed: PlacedCode = {
    ...{ code, style, x: 0, y: 0, scale: 1, damages: one.damages ?? [] },
  };
  return {
    ...{ width, height, radius: 0, smear: 0, dots: 0 },
    sheet: {
      ...{ width: page * between(random, 1, 1.4), height: page * between(random, 1, 1.4) },
      ...{ codes: [placed], decoration: 'print', paper: between(random, 215, 240) },
    },
    pixels: side / size,
    pose: {
      ...{ roll: between(random, -0.15, 0.15), tilt: between(random, 0, 0.25) },
      ...{ towards: anyTurn(random), axis: 0 },
      shiftX: between(random, -0.08, 0.08) * width,
      shiftY: between(random, -0.08, 0.08) * height,
    },
    light: {
      ...{ shade: between(random, 0, 0.3), shadeTowards: anyTurn(random), edges: [], spots: [] },
      strip: { adds: 0, at: 0, width: 1 },
    },
    blur: between(random, 0.4, 0.8) + 0.1 * (side / size),
    film: {
      exposure: between(random, 0.55, 0.95),
      noise: between(random, 0.005, 0.02),
      quality: Math.round(between(random, 72, 95)),
    },
  };
}
