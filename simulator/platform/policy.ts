import type { Clock } from '../../contract/clock.ts';
import { DEFAULT_POLICY, type Policy } from '../control-api.ts';

/** What the platform's operators have decided. */
export interface PolicyBook {
  current(): Policy;
  set(policy: Policy): void;
}

/** Makes a book that holds the default policy. */
export function makePolicyBook(): PolicyBook {
  let policy = DEFAULT_POLICY;
  return {
    current: () => policy,
    set: (wanted) => void (policy = wanted),
  };
}

/** The platform's own clock: the machine's, set forward or back by policy. */
export function clockByPolicy(clock: Clock, policy: PolicyBook): Clock {
  return {
    now: () => Math.max(0, clock.now() + policy.current().clockOffsetS * 1_000),
    elapsed: () => clock.elapsed(),
    after: (ms, action) => clock.after(ms, action),
  };
}
