import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../paths.ts';
import { scenarioSchema } from './scenario.ts';

const STEP = { title: 'Shown', expect: { session: 'idle' }, screenshot: 'shown' };
const SCENARIO = {
  name: 'small',
  mode: 'counter',
  size: { width: 800, height: 600 },
  language: 'en',
  steps: [STEP],
};

function accepts(step: object): boolean {
  return scenarioSchema.safeParse({ ...SCENARIO, steps: [{ ...STEP, ...step }] }).success;
}

describe('scenarioSchema', () => {
  it.each(['demo.json', 'counter.json'])('accepts the demonstration %s', (name) => {
    const file = path.join(ROOT, 'simulator/scenarios', name);
    const scenario = scenarioSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    const pictures = scenario.steps.map(({ screenshot }) => screenshot);
    expect(new Set(pictures).size).toBe(pictures.length);
  });

  it('fills in what a step leaves out', () => {
    const [step] = scenarioSchema.parse(SCENARIO).steps;
    expect(step).toMatchObject({ actions: [], withinMs: 10_000 });
  });

  it.each([
    ['an unknown action', { actions: [{ do: 'dance' }] }],
    ['an unknown device', { actions: [{ do: 'unplug', device: 'scanner-9' }] }],
    ['an expectation that nothing reads', { expect: { sesion: 'idle' } }],
    ['a picture outside of the folder', { screenshot: '../shown' }],
    ['a limit of nothing', { withinMs: 0 }],
  ])('refuses %s', (_name, step) => {
    expect(accepts({})).toBe(true);
    expect(accepts(step)).toBe(false);
  });

  it('refuses a scenario without a step', () => {
    expect(scenarioSchema.safeParse({ ...SCENARIO, steps: [] }).success).toBe(false);
  });
});
