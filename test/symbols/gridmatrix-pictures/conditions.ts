import type { Random } from '../../../simulator/devices/random.ts';
import type { Pose } from './pose.ts';

/** What makes a picture hard to read; `together` is some of everything. */
export const CONDITIONS = [
  'clean',
  'perspective',
  'rotation',
  'blur',
  'noise',
  'light',
  'screen',
  'dark mode',
  'together',
] as const;
export type Condition = (typeof CONDITIONS)[number];

export interface Flaws {
  readonly pose: Pose;
  /** Standard deviation of a Gaussian, in modules. */
  readonly blur: number;
  /** Standard deviation, in steps of brightness. */
  readonly noise: number;
  /** Share of the light that is gone on the darker side of the picture, 0…1. */
  readonly shade: number;
  /** Steps of brightness that a lamp's reflection adds at its middle. */
  readonly glare: number;
  /** Share of the light that the pattern of a screen's dots takes away where it is strongest. */
  readonly moire: number;
  /** Light modules on a dark ground. */
  readonly inverted: boolean;
  readonly dark: number;
  readonly light: number;
}

/** Drawn anew for each picture, within what the condition allows. */
export function drawFlaws(condition: Condition, random: Random): Flaws {
  const between = (low: number, high: number): number => low + (high - low) * random.fraction();
  const all = condition === 'together';
  const when = (one: Condition, low: number, high: number, share = 1): number =>
    condition === one || (all && random.happens(0.5))
      ? between(low, low + (high - low) * share)
      : 0;
  const anyAngle = condition === 'rotation' || condition === 'dark mode';
  const roll = anyAngle || all ? between(0, 360) : between(-5, 5);
  const tilt = condition === 'perspective' ? between(15, 45) : all ? between(0, 25) : 0;
  const screen = condition === 'screen';
  return {
    pose: { roll: condition === 'clean' ? between(-1, 1) : roll, tilt, towards: between(0, 360) },
    blur: when('blur', 0.2, 0.45, 0.4) || between(0.05, 0.12),
    noise: when('noise', 10, 35, 0.4) || between(0, 4),
    shade: when('light', 0.3, 0.75, 0.6) || when('screen', 0, 0.3),
    glare: screen || condition === 'light' || all ? between(0, 70) : 0,
    moire: when('screen', 0.08, 0.3, 0.5),
    inverted: condition === 'dark mode' || (screen && random.happens(0.3)),
    dark: between(15, condition === 'noise' ? 60 : 80),
    light: between(170, 240),
  };
}
