import { expect, test } from 'vitest';
import { replyFaultPlanSchema } from './reply-fault-plan.ts';

const rule = { operation: 'verify', fault: 'late', probability: 0.5, ms: 100 };
const plan = { name: 'mine', seed: 7, rules: [rule] };

test.each([
  { ...rule, operation: '*' },
  { ...rule, operation: 'scan-session/status' },
  { ...rule, operation: 'getDataByHolder' },
])('a rule may be for %j', (one) => {
  expect(replyFaultPlanSchema.safeParse({ ...plan, rules: [one] }).success).toBe(true);
});

test.each([
  { name: 'Mine' },
  { seed: -1 },
  { rules: [] },
  { rules: [{ ...rule, fault: 'fire' }] },
  { rules: [{ ...rule, probability: 1.1 }] },
  { rules: [{ ...rule, more: 1 }] },
])('a plan with %j is none', (change) => {
  expect(replyFaultPlanSchema.safeParse({ ...plan, ...change }).success).toBe(false);
});
