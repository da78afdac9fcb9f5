import { expect, test } from 'vitest';
import { jsonReply } from './http/reply.ts';
import type { ReplyFaultPlan } from './reply-fault-plan.ts';
import { makeReplyFaults } from './reply-faults.ts';

const PLAN: ReplyFaultPlan = {
  name: 'mixed',
  seed: 11,
  rules: [
    { operation: 'verify', fault: 'late', probability: 0.4 },
    { operation: '*', fault: 'huge', probability: 0.4 },
  ],
};
const OPERATIONS = ['verify', 'list', 'table'];

function drawn(plan: ReplyFaultPlan): readonly (string | undefined)[] {
  const faults = makeReplyFaults();
  faults.set(plan);
  return Array.from({ length: 60 }, (_, at) => faults.draw(OPERATIONS[at % 3]!)?.fault);
}

test('the same seed and the same requests spoil the same replies', () => {
  expect(drawn(PLAN)).toEqual(drawn(PLAN));
  expect(drawn({ ...PLAN, seed: 12 })).not.toEqual(drawn(PLAN));
});

test('a rule is for its operation, the first that happens counts', () => {
  const faults = drawn(PLAN);
  expect(new Set(faults)).toEqual(new Set(['late', 'huge', undefined]));
  expect(faults.every((fault, at) => fault !== 'late' || at % 3 === 0)).toBe(true);
});

test('without a plan nothing happens, and setting one begins anew', () => {
  const faults = makeReplyFaults();
  expect([faults.plan(), faults.draw('verify')]).toEqual([null, undefined]);
  faults.set(PLAN);
  const first = faults.draw('verify');
  faults.set(PLAN);
  expect(faults.draw('verify')).toEqual(first);
});

test('what was sent and what was held back is told once it is the turn', () => {
  const faults = makeReplyFaults();
  const [one, two, three] = [1, 2, 3].map((value) => jsonReply(200, value));
  expect(faults.passing('verify', one!)).toBe(one);
  expect(faults.replay('verify', two!)).toBe(one);
  expect(faults.replay('list', three!)).toBeUndefined();
  expect([faults.swap(one!), faults.swap(two!)]).toEqual([undefined, one]);
});
