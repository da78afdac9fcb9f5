import { between, type Random } from '../../bench/symbols/random.ts';
import { DAMAGES } from './damage.ts';
import type { Light } from './light.ts';
import { lotsPlan, noncompliantPlan, pathologicalPlan } from './odd-codes.ts';
import { anyLevel, anyTurn, quietPlan, type Plan } from './plan.ts';

type Make = (number: number, random: Random) => Plan;

/** What makes the pictures of each category hard. */
const MAKERS = {
  blurred(number, random) {
    const plan = quietPlan(number, random);
    const isSmear = random() < 0.3;
    const amount = plan.pixels * between(random, 0.25, 0.75);
    return { ...plan, blur: isSmear ? plan.blur : amount, smear: isSmear ? 3 * amount : 0 };
  },
  bright_spots(number, random) {
    const plan = quietPlan(number, random);
    const spots = Array.from({ length: 1 + Math.floor(6 * random()) }, () => ({
      ...spotNear(plan, random, [0.05, 0.35]),
      ...{ times: between(random, 3, 14), adds: 0, hard: between(random, 0.3, 1) },
    }));
    const exposure = plan.film.exposure * between(random, 0.25, 0.8);
    return withLight({ ...plan, film: { ...plan.film, exposure } }, { spots });
  },
  brightness(number, random) {
    const plan = quietPlan(number, random);
    const isDark = random() < 0.55;
    const exposure = isDark ? between(random, 0.015, 0.12) : between(random, 1.6, 9);
    const noise = isDark ? between(random, 0.003, 0.012) : plan.film.noise;
    return { ...plan, film: { ...plan.film, exposure, noise } };
  },
  close(number, random) {
    const plan = quietPlan(number, random, { share: between(random, 0.65, 0.93) });
    const tilt = between(random, 0, 0.12);
    const blur = plan.pixels * between(random, 0.05, 0.5);
    return { ...plan, blur, pose: { ...plan.pose, tilt, shiftX: 0, shiftY: 0 } };
  },
  curved(number, random) {
    const plan = quietPlan(number, random, { share: between(random, 0.3, 0.6) });
    const size = plan.sheet.codes[0]!.code.modules.length;
    const radius = size * between(random, 0.5, 1.6) * (random() < 0.8 ? 1 : -1);
    const axis = random() < 0.6 ? 0 : anyTurn(random);
    const strip = { adds: between(random, 0, 0.8), at: between(random, -0.8, 0.8), width: 0.12 };
    const pose = { ...plan.pose, axis, tilt: between(random, 0, 0.5) };
    return withLight({ ...plan, radius, pose }, radius > 0 ? { strip } : {});
  },
  damaged(number, random) {
    const kinds = [0, 1].map(() => DAMAGES[Math.floor(random() * DAMAGES.length)]!);
    const damages = kinds
      .slice(random() < 0.7 ? 1 : 0)
      .map((kind) => ({ kind, amount: between(random, 0.05, 0.7) }));
    return quietPlan(number, random, { level: anyLevel(random, 1), damages });
  },
  glare(number, random) {
    const plan = quietPlan(number, random);
    const spots = Array.from({ length: 1 + Math.floor(2.5 * random()) }, () => ({
      ...spotNear(plan, random, [0.04, 0.22]),
      ...{ times: 1, adds: between(random, 0.4, 3), hard: between(random, 0, 0.5) },
    }));
    // The haze round the image of a lamp on paper that is not quite a mirror.
    const haze = { ...spots[0]!, adds: between(random, 0.05, 0.5), hard: 0 };
    const wide = { ...haze, width: 3 * haze.width, height: 3 * haze.height };
    return withLight(plan, { spots: [...spots, wide] });
  },
  high_version(number, random) {
    const version = Math.round(between(random, 15, 40));
    const share = between(random, 0.7, 0.95);
    const plan = quietPlan(number, random, { version, share });
    const pose = { ...plan.pose, shiftX: 0, shiftY: 0, tilt: between(random, 0, 0.12) };
    const radius = random() < 0.3 ? 8 * version * between(random, 2, 5) : 0;
    return { ...plan, pose, radius, blur: plan.pixels * between(random, 0.12, 0.3) };
  },
  lots: lotsPlan,
  monitor(number, random) {
    const plan = quietPlan(number, random, { share: between(random, 0.5, 0.85) });
    const dots = between(random, 1.2, 5) / plan.pixels;
    const blur = between(random, 0.3, 0.75) * Math.max(1, 0.3 * dots * plan.pixels);
    const pose = { ...plan.pose, roll: between(random, -0.5, 0.5) };
    return { ...plan, dots, blur, pose, film: { ...plan.film, exposure: 1.6 } };
  },
  nominal(number, random) {
    const plan = quietPlan(number, random, { share: between(random, 0.06, 0.35) });
    return { ...plan, pose: { ...plan.pose, tilt: between(random, 0, 0.6) } };
  },
  noncompliant: noncompliantPlan,
  pathological: pathologicalPlan,
  perspective(number, random) {
    const plan = quietPlan(number, random, { share: between(random, 0.4, 0.75) });
    const pose = { ...plan.pose, tilt: between(random, 0.7, 1.15), roll: anyTurn(random) };
    return { ...plan, pose: { ...pose, shiftX: 0, shiftY: 0 } };
  },
  rotations(number, random) {
    const plan = quietPlan(number, random, { share: between(random, 0.07, 0.4) });
    const pose = { ...plan.pose, roll: anyTurn(random), tilt: between(random, 0, 0.6) };
    return { ...plan, pose, blur: plan.pixels * between(random, 0.15, 0.45) };
  },
  shadows(number, random) {
    const plan = quietPlan(number, random);
    const edges = Array.from({ length: 1 + Math.floor(4 * random()) }, () => ({
      ...{ angle: anyTurn(random), offset: between(random, -0.12, 0.12) },
      ...{ times: between(random, 0.08, 0.5), soft: 0.002 * 40 ** random() },
    }));
    return withLight(plan, { edges });
  },
} as const satisfies Readonly<Record<string, Make>>;

export type Category = keyof typeof MAKERS;
export const CATEGORIES = Object.keys(MAKERS) as Category[];

/** @param number of the picture within its category, from 0: it decides its size */
export function planOf(category: Category, number: number, random: Random): Plan {
  return MAKERS[category](number, random);
}

function withLight(plan: Plan, light: Partial<Light>): Plan {
  return { ...plan, light: { ...plan.light, ...light } };
}

/** An ellipse that falls on the code, its axes shares of the code's side. */
function spotNear(
  plan: Plan,
  random: Random,
  [least, most]: readonly [number, number],
): Pick<Light['spots'][number], 'x' | 'y' | 'width' | 'height' | 'angle'> {
  const side = (plan.pixels * plan.sheet.codes[0]!.code.modules.length) / plan.width;
  return {
    x: plan.pose.shiftX / plan.width + side * between(random, -0.5, 0.5),
    y: plan.pose.shiftY / plan.width + side * between(random, -0.5, 0.5),
    width: side * between(random, least, most),
    height: side * between(random, least, most),
    angle: anyTurn(random),
  };
}
