import { expect, test } from 'vitest';
import { REPLY_FAULTS, replyFaultPlanSchema } from '../../platform/reply-fault-plan.ts';
import { PLAN } from '../testing/samples.ts';
import { offeredPlans } from './reply-faults.ts';

test('every fault can be had alone, for every reply', () => {
  const plans = offeredPlans([], null);
  expect(plans.map(({ fault }) => fault)).toEqual([...REPLY_FAULTS]);
  for (const { plan, fault } of plans) {
    expect(replyFaultPlanSchema.parse(plan).rules).toEqual([
      { operation: '*', fault, probability: 1 },
    ]);
  }
});

test('plans with a file come first, and one is not offered twice', () => {
  const names = offeredPlans([PLAN], PLAN).map(({ plan }) => plan.name);
  expect(names[0]).toBe('spoil-some');
  expect(new Set(names).size).toBe(names.length);
});

test('a plan from elsewhere is shown as well', () => {
  expect(offeredPlans([], PLAN).at(-1)).toEqual({ plan: PLAN });
});
