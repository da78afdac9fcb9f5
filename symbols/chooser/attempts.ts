import type { Frame, Point } from '../decoder.ts';
import { THOROUGH, type ZxingSettings } from '../zxing/zxing-reader.ts';
import { withMargin } from './pictures/margin.ts';
import { enlarge, halve } from './pictures/scale.ts';
import { bend, blackAndWhite, sharpen, soften } from './pictures/tone.ts';
import { turnByHalfRight } from './pictures/turn.ts';

/** A picture made of another one, and the way back for what is found in it. */
export interface Derived {
  readonly frame: Frame;
  readonly back: (point: Point) => Point;
}

/** One more way to look at a picture in which nothing was read. */
export interface Attempt {
  readonly name: string;
  readonly settings: ZxingSettings;
  /** @param module pixels a module, about; undefined where that is not known */
  readonly derive: (frame: Frame, module: number | undefined) => Derived;
  /** Before it was ever measured: milliseconds for a million pixels. */
  readonly guessMs: number;
}

export const FIRST_LOOK: ZxingSettings = { ...THOROUGH, rotate: false, denoise: false };
const WITH_DENOISE: ZxingSettings = { ...FIRST_LOOK, denoise: true };
const TWO_TONES: ZxingSettings = { ...FIRST_LOOK, threshold: 'middle' };

/** Reach of a mean that is to be neither light nor dark, where the size of a module is not known. */
const USUAL_REACH = 10;
const REACH_IN_MODULES = 2.5;
/** Modules of fewer pixels are better read twice as large. */
const SMALL_MODULE = 3;

function same(change: (frame: Frame, module: number | undefined) => Frame): Attempt['derive'] {
  return (frame, module) => ({ frame: change(frame, module), back: (point) => point });
}

function scaled(factor: number, change: (frame: Frame) => Frame): Attempt['derive'] {
  return (frame) => ({
    frame: change(frame),
    back: ({ x, y }) => ({ x: x / factor, y: y / factor }),
  });
}

/** One view of another. */
function both(first: Attempt['derive'], second: Attempt['derive']): Attempt['derive'] {
  return (frame, module) => {
    const once = first(frame, module);
    const twice = second(once.frame, module);
    return { frame: twice.frame, back: (point) => once.back(twice.back(point)) };
  };
}

function reachOf(module: number | undefined): number {
  return module === undefined ? USUAL_REACH : Math.max(Math.round(module * REACH_IN_MODULES), 3);
}

const HALF = scaled(0.5, halve);
const QUARTER = both(HALF, HALF);

/** As it is. */
export const PLAINLY: Attempt = {
  name: 'plainly',
  settings: FIRST_LOOK,
  derive: same((frame) => frame),
  guessMs: 8,
};

/** Of a picture so large that it was looked at in less than half its size. */
export const HALF_PLAINLY: Attempt = {
  name: 'half',
  settings: FIRST_LOOK,
  derive: HALF,
  guessMs: 3,
};

/** Looks at the whole picture that cost little, from the one that reads most beside the first look. */
export const CHEAP_LOOKS: readonly Attempt[] = [
  { name: 'half, in a margin', settings: WITH_DENOISE, derive: both(HALF, withMargin), guessMs: 5 },
  {
    name: 'half, two tones',
    settings: TWO_TONES,
    derive: both(
      HALF,
      same((half) => blackAndWhite(half, 10, 5)),
    ),
    guessMs: 6,
  },
  { name: 'half, turned', settings: FIRST_LOOK, derive: both(HALF, turnByHalfRight), guessMs: 8 },
  {
    name: 'quarter, two tones',
    settings: TWO_TONES,
    derive: both(
      QUARTER,
      same((quarter) => blackAndWhite(quarter, 8)),
    ),
    guessMs: 3,
  },
  {
    name: 'half, sharper',
    settings: FIRST_LOOK,
    derive: both(
      HALF,
      same((half) => sharpen(half, 4, 3)),
    ),
    guessMs: 7,
  },
  {
    name: 'half, two tones far apart',
    settings: TWO_TONES,
    derive: both(
      HALF,
      same((half) => blackAndWhite(half, 10, 12)),
    ),
    guessMs: 6,
  },
  { name: 'without noise', settings: WITH_DENOISE, derive: same((frame) => frame), guessMs: 9 },
];

/** From the one that reads most beside the first look to the one that reads least. */
export const ATTEMPTS: readonly Attempt[] = [
  {
    name: 'softer',
    settings: WITH_DENOISE,
    derive: same((frame) => soften(frame, 1)),
    guessMs: 16,
  },
  {
    name: 'dark tones apart',
    settings: FIRST_LOOK,
    derive: same((frame) => bend(frame, 0.4)),
    guessMs: 8,
  },
  {
    name: 'softer, then two tones',
    settings: TWO_TONES,
    derive: same((frame, module) => blackAndWhite(soften(frame, 1), reachOf(module), 5)),
    guessMs: 26,
  },
  {
    name: 'two tones',
    settings: TWO_TONES,
    derive: same((frame, module) => blackAndWhite(frame, reachOf(module))),
    guessMs: 20,
  },
  {
    name: 'twice as large',
    settings: FIRST_LOOK,
    derive: (frame, module) =>
      (module ?? SMALL_MODULE) > 2 * SMALL_MODULE
        ? same((whole) => soften(whole, 2))(frame, module)
        : scaled(2, (whole) => enlarge(whole, 2))(frame, module),
    guessMs: 45,
  },
  {
    name: 'sharper',
    settings: FIRST_LOOK,
    derive: same((frame, module) => sharpen(frame, Math.max(Math.round(module ?? 5), 2), 3)),
    guessMs: 18,
  },
  {
    name: 'two tones, wider',
    settings: TWO_TONES,
    derive: same((frame, module) => blackAndWhite(frame, 2 * reachOf(module))),
    guessMs: 20,
  },
  {
    name: 'light tones apart',
    settings: FIRST_LOOK,
    derive: same((frame) => bend(frame, 3)),
    guessMs: 8,
  },
  { name: 'turned', settings: FIRST_LOOK, derive: turnByHalfRight, guessMs: 30 },
  {
    name: 'by the histogram',
    settings: { ...FIRST_LOOK, threshold: 'histogram' },
    derive: same((frame) => frame),
    guessMs: 9,
  },
];
