import { between, type Random } from '../../bench/symbols/random.ts';
import { makeCode } from './codes.ts';
import { STANDARD, type Style } from './draw-code.ts';
import { anyLevel, quietPlan, type Plan } from './plan.ts';
import type { PlacedCode } from './sheet.ts';

/** A page of codes: five to fifty. */
export function lotsPlan(number: number, random: Random): Plan {
  const plan = quietPlan(number, random);
  const isWide = plan.width > plan.height;
  const most = plan.width < 1_000 && isWide ? 4 : 9;
  const columns = Math.round(between(random, 2, most));
  const rows = Math.max(Math.round(columns * (plan.height / plan.width)), 2);
  const step = 25 + between(random, 6, 12);
  const codes: PlacedCode[] = [];
  for (let at = 0; at < rows * columns; at++) {
    const code = makeCode(1 + Math.floor(2.99 * random()), anyLevel(random), random);
    codes.push({
      ...{ code, style: STANDARD, scale: between(random, 0.75, 1), damages: [] },
      x: ((at % columns) - (columns - 1) / 2) * step,
      y: (Math.floor(at / columns) - (rows - 1) / 2) * step,
    });
  }
  const [width, height] = [columns * step, rows * step];
  const pixels = 0.9 * Math.min(plan.width / width, plan.height / height);
  return {
    ...plan,
    sheet: { ...plan.sheet, codes, width, height, decoration: 'none', paper: 238 },
    ...{ pixels, blur: Math.max(pixels * between(random, 0.1, 0.3), 0.4) },
    pose: { ...plan.pose, tilt: between(random, 0, 0.35), shiftX: 0, shiftY: 0 },
  };
}

const ODDITIES: readonly ((random: Random) => Partial<Style>)[] = [
  () => ({ dark: 235, light: 30 }),
  (random) => ({ dark: between(random, 90, 150), light: between(random, 190, 235) }),
  (random) => ({ dark: between(random, 190, 220), light: between(random, 60, 120) }),
  () => ({ quiet: 0 }),
  () => ({ modules: 'dots' }),
  () => ({ modules: 'dots', finders: 'round' }),
  () => ({ modules: 'rounded', finders: 'round' }),
  () => ({ modules: 'small' }),
  (random) => ({ logo: between(random, 0.18, 0.34) }),
  (random) => ({ logo: between(random, 0.15, 0.28), modules: 'rounded', finders: 'round' }),
  (random) => ({ dark: 235, light: 30, quiet: 0.5, logo: between(random, 0, 0.2) }),
  (random) => ({ finders: 'round', dark: between(random, 60, 120), quiet: 1 }),
];

/** Codes as designers draw them. */
export function noncompliantPlan(number: number, random: Random): Plan {
  const style = ODDITIES[number % ODDITIES.length]!(random);
  const plan = quietPlan(number, random, { level: anyLevel(random, 2), style });
  // What a code without light round it lies on is not always light.
  const paper = style.quiet === undefined ? plan.sheet.paper : between(random, 20, 235);
  return {
    ...plan,
    sheet: { ...plan.sheet, paper },
    blur: plan.pixels * between(random, 0.1, 0.35),
  };
}

/** Codes among patterns, close to each other, seen in a mirror, or stretched. */
export function pathologicalPlan(number: number, random: Random): Plan {
  const style: Partial<Style> = {
    isMirrored: random() < 0.25,
    quiet: between(random, 0, 1.5),
  };
  const plan = quietPlan(number, random, { style, share: between(random, 0.25, 0.5) });
  const [first] = plan.sheet.codes;
  const size = first!.code.modules.length;
  const stuck: PlacedCode[] =
    random() < 0.4
      ? [{ ...first!, code: makeCode((size - 17) / 4, 'M', random), x: size + 1 }]
      : [];
  const [paper, side] = [random() < 0.5 ? between(random, 20, 120) : 235, size * 2.6];
  return {
    ...plan,
    sheet: {
      ...{ width: side, height: side, decoration: 'patterns', paper },
      codes: [first!, ...stuck],
    },
    pose: { ...plan.pose, tilt: between(random, 0, 0.8) },
  };
}
