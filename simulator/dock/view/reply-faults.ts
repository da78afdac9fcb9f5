import {
  REPLY_FAULTS,
  type ReplyFaultPlan,
  type ReplyFaultRule,
} from '../../platform/reply-fault-plan.ts';

/** A plan that a person may choose; `fault` where it is one fault for every reply. */
export interface OfferedPlan {
  readonly plan: ReplyFaultPlan;
  readonly fault?: ReplyFaultRule['fault'];
}

/** One fault for every reply. */
const ALWAYS: readonly OfferedPlan[] = REPLY_FAULTS.map((fault) => ({
  fault,
  plan: {
    name: `always-${fault}`,
    seed: 1,
    rules: [{ operation: '*', fault, probability: 1 }],
  },
}));

/** The plans with a file, then each fault alone, then whatever is in force and is neither. */
export function offeredPlans(
  filed: readonly ReplyFaultPlan[],
  current: ReplyFaultPlan | null,
): OfferedPlan[] {
  const offered = [...filed.map((plan) => ({ plan })), ...ALWAYS];
  const isOffered = offered.some(({ plan }) => plan.name === current?.name);
  return current && !isOffered ? [...offered, { plan: current }] : offered;
}
