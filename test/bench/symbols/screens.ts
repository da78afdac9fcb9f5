import {
  EncodeHintType,
  QRCodeDecoderErrorCorrectionLevel as Level,
  QRCodeEncoder,
} from '@zxing/library';
import type { Frame } from '../../../symbols/decoder.ts';
import { between, seededRandom, type Random } from './random.ts';
import { anyAngle, photograph, placedCorners, type Modules, type View } from './scene.ts';

/** What makes a picture hard to read: one of these, or a little of all. */
export const TROUBLES = [
  'screen',
  'blur',
  'smear',
  'glare',
  'spots',
  'damage',
  'tilt',
  'noise',
  'shade',
  'small',
  'dark mode',
  'bent',
  'all',
] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface Shot {
  readonly name: string;
  readonly text: string;
  readonly frame: Frame;
}

const WIDTH = 1_280;
const HEIGHT = 720;
const LEVELS = [Level.L, Level.M, Level.Q, Level.H];

/**
 * A phone with a code on its screen in front of a camera of 1280×720.
 *
 * @param hardness 0…1: from what every reader reads to what none does
 */
export function takeShot(trouble: Trouble, hardness: number, seed: number): Shot {
  const random = seededRandom(seed);
  const text = textOf(random);
  const level = LEVELS[Math.floor(random() * LEVELS.length)] ?? Level.M;
  const hints = new Map([[EncodeHintType.CHARACTER_SET, 'UTF-8']]);
  const rows = QRCodeEncoder.encode(text, level, hints).getMatrix().getArray();
  const modules: Modules = rows.map((row) => [...row].map((cell) => cell === 1));
  const view = viewOf(trouble, hardness, modules.length, random);
  return {
    name: `${trouble} ${hardness} #${seed}`,
    text,
    frame: photograph(modules, view, random),
  };
}

function textOf(random: Random): string {
  const length = Math.round(between(random, 20, 110));
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz0123456789-_';
  const pick = (): string => letters.charAt(Math.floor(random() * letters.length));
  return `https://example.invalid/${Array.from({ length }, pick).join('')}`;
}

function viewOf(trouble: Trouble, hardness: number, size: number, random: Random): View {
  const has = (name: Trouble): number => {
    if (trouble === name) return hardness;
    return trouble === 'all' ? hardness * 0.55 * random() : 0;
  };
  const scale = between(random, 5, 8) - 4.6 * has('small');
  const side = Math.min(Math.max(scale, 1.3) * size, 600);
  const pixel = side / size;
  const middle = {
    x: WIDTH / 2 + between(random, -80, 80),
    y: HEIGHT / 2 + between(random, -40, 40),
  };
  const isDark = trouble === 'dark mode' || (trouble === 'all' && random() < 0.2);
  const contrast = 1 - 0.55 * has('shade');
  const [bright, black] = [between(random, 190, 240), between(random, 15, 50)];
  const [light, dark] = [bright * contrast + 20 * (1 - contrast), black];
  const corner = placedCorners(middle, side, {
    angle: anyAngle(random),
    tilt: between(random, 0, 0.3) + 0.85 * has('tilt'),
    tiltAngle: anyAngle(random),
  });
  const near = (): { x: number; y: number } => ({
    x: middle.x + between(random, -0.6, 0.6) * side,
    y: middle.y + between(random, -0.6, 0.6) * side,
  });
  const screen = has('screen') + has('dark mode');
  return {
    ...{ width: WIDTH, height: HEIGHT, corners: corner },
    light: isDark ? dark : light,
    dark: isDark ? light : dark,
    surround: between(random, 30, 200),
    blurPixels: pixel * (0.1 + 0.75 * has('blur')) + 0.3,
    smearPixels: pixel * 2.2 * has('smear'),
    smearAngle: anyAngle(random),
    noise: 2 + 45 * has('noise'),
    spots: [
      ...(has('glare') > 0
        ? [
            {
              at: near(),
              radius: side * between(random, 0.1, 0.2 + 0.35 * has('glare')),
              gain: 60 + 260 * has('glare'),
            },
          ]
        : []),
      ...Array.from({ length: Math.round(6 * has('spots')) }, () => ({
        at: near(),
        radius: side * between(random, 0.03, 0.1),
        gain: between(random, 150, 400),
      })),
    ],
    moire: screen > 0 ? moireOf(screen, random) : [],
    shade: 0.1 + 0.8 * has('shade'),
    shadeAngle: anyAngle(random),
    bulge: 0.12 * has('bent') * (random() < 0.5 ? -1 : 1),
    patches: Array.from({ length: Math.round(9 * has('damage')) }, () => ({
      x: between(random, 0, size),
      y: between(random, 0, size),
      size: between(random, 1, 1 + size * 0.17),
      isDark: random() < 0.5,
    })),
  };
}

function moireOf(strength: number, random: Random): View['moire'] {
  const wave = (least: number, most: number, gain: number): View['moire'][number] => {
    const angle = anyAngle(random);
    const length = between(random, least, most);
    const f = (2 * Math.PI) / length;
    return { fx: f * Math.cos(angle), fy: f * Math.sin(angle), phase: anyAngle(random), gain };
  };
  return [
    wave(2.1, 4, 0.45 * strength),
    wave(2.1, 5, 0.35 * strength),
    wave(8, 60, 0.45 * strength),
    wave(8, 60, 0.3 * strength),
  ];
}
