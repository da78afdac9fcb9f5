import { createRandom, type Random } from '../devices/random.ts';
import type { Reply } from './http/reply.ts';
import type { ReplyFaultPlan, ReplyFaultRule } from './reply-fault-plan.ts';

/** The plan by which replies are spoiled, and what it needs to remember of them. */
export interface ReplyFaults {
  plan(): ReplyFaultPlan | null;
  /** Begins the plan's sequence, also where it is the one at hand. */
  set(plan: ReplyFaultPlan | null): void;
  /** What is done to the next reply of this operation; takes a number for each rule that fits. */
  draw(operation: string): ReplyFaultRule | undefined;
  /** Remembers a reply that goes out as it is. */
  passing(operation: string, reply: Reply): Reply;
  /** Remembers what is to be sent; gives what was to be sent before it. */
  replay(operation: string, reply: Reply): Reply | undefined;
  /** Holds a reply back; gives the one that was held back until now. */
  swap(reply: Reply): Reply | undefined;
}

/** Makes faults without a plan: nothing is spoiled. */
export function makeReplyFaults(): ReplyFaults {
  let plan: ReplyFaultPlan | null = null;
  let random: Random = createRandom(0);
  let held: Reply | undefined;
  const sent = new Map<string, Reply>();
  return {
    plan: () => plan,
    set(wanted) {
      plan = wanted;
      random = createRandom(wanted?.seed ?? 0);
      held = undefined;
      sent.clear();
    },
    draw: (operation) =>
      plan?.rules.find(
        (rule) =>
          (rule.operation === '*' || rule.operation === operation) &&
          random.happens(rule.probability),
      ),
    passing(operation, reply) {
      sent.set(operation, reply);
      return reply;
    },
    replay(operation, reply) {
      const before = sent.get(operation);
      sent.set(operation, reply);
      return before;
    },
    swap(reply) {
      const before = held;
      held = reply;
      return before;
    },
  };
}
