import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faultPlanSchema } from './fault-plan.ts';
import { FAULT_PLANS, NO_FAULT_PLAN } from './fault-plans.ts';

test('every file of the folder can be chosen, and nothing else', () => {
  const files = readdirSync(join(import.meta.dirname, '../fault-plans'));
  expect([...FAULT_PLANS.keys()].map((name) => `${name}.json`).sort()).toEqual(files.sort());
});

test.each([...FAULT_PLANS])(
  '%s does something, goes on until it is lifted, has a seed',
  (_, file) => {
    const { about, seed, writes, ...faults } = file.plan;
    expect(about).toMatch(/\w/);
    expect(writes).toBe(0);
    const { about: none, seed: noSeed, writes: noEnd, ...well } = NO_FAULT_PLAN;
    expect([none, noSeed, noEnd]).toEqual(['no fault', 0, 0]);
    expect(faults).not.toEqual(well);
    expect(seed).toBeGreaterThan(0);
    expect(file.name['zh-CN']).toMatch(/\p{Script=Han}/u);
    expect(file.effect['zh-CN']).toMatch(/\p{Script=Han}/u);
  },
);

test('no two plans roll the same dice', () => {
  const seeds = [...FAULT_PLANS.values()].map(({ plan }) => plan.seed);
  expect(new Set(seeds).size).toBe(seeds.length);
});

test.each([{ drop: 1.1 }, { drop: -0.1 }, { splitMs: 3_000 }, { seed: -1 }, { explode: 1 }])(
  'a plan with %o is refused',
  (wrong) => {
    const plan = { about: '', seed: 1, ...wrong };
    expect(faultPlanSchema.safeParse(plan).success).toBe(false);
  },
);
