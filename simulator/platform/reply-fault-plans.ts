import anotherCitizen from '../reply-faults/another-citizen.json' with { type: 'json' };
import everything from '../reply-faults/everything.json' with { type: 'json' };
import huge from '../reply-faults/huge.json' with { type: 'json' };
import late from '../reply-faults/late.json' with { type: 'json' };
import outOfOrder from '../reply-faults/out-of-order.json' with { type: 'json' };
import replayed from '../reply-faults/replayed.json' with { type: 'json' };
import truncated from '../reply-faults/truncated.json' with { type: 'json' };
import twice from '../reply-faults/twice.json' with { type: 'json' };
import unsigned from '../reply-faults/unsigned.json' with { type: 'json' };
import wrongClock from '../reply-faults/wrong-clock.json' with { type: 'json' };
import wrongSignature from '../reply-faults/wrong-signature.json' with { type: 'json' };
import { replyFaultPlanSchema, type ReplyFaultPlan } from './reply-fault-plan.ts';

/** The plans that come as files: one for each fault, and one with a little of everything. */
export const REPLY_FAULT_PLANS: readonly ReplyFaultPlan[] = replyFaultPlanSchema
  .array()
  .parse([
    late,
    twice,
    outOfOrder,
    truncated,
    huge,
    wrongSignature,
    wrongClock,
    anotherCitizen,
    replayed,
    unsigned,
    everything,
  ]);
