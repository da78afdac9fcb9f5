import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { REPLY_FAULTS } from './reply-fault-plan.ts';
import { REPLY_FAULT_PLANS } from './reply-fault-plans.ts';

test('every file is a plan of its name', () => {
  const files = readdirSync(new URL('../reply-faults', import.meta.url));
  const names = REPLY_FAULT_PLANS.map(({ name }) => `${name}.json`);
  expect(names.sort()).toEqual(files.sort());
});

test('every fault has a plan, and one plan has every fault', () => {
  const names: readonly string[] = REPLY_FAULT_PLANS.map(({ name }) => name);
  for (const fault of REPLY_FAULTS) expect(names).toContain(fault);
  const everything = REPLY_FAULT_PLANS.find(({ name }) => name === 'everything');
  expect(everything?.rules.map(({ fault }) => fault)).toEqual(REPLY_FAULTS);
});
