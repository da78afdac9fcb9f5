import { MAX_REPLY_BYTES } from '../../../contract/platform/common.ts';
import type { Mishap, Reply } from '../http/reply.ts';
import type { ReplyFaultRule } from '../reply-fault-plan.ts';
import type { ReplyFaults } from '../reply-faults.ts';

/** Times of the faults that have one, where the rule gives none, in milliseconds. */
const LATE_MS = 8_000;
const HELD_MS = 2_000;
const SPACE = 0x20;

/** What happens to a packed reply on its way by this rule; nothing by one that is about its content. */
export function carried(
  replyFaults: ReplyFaults,
  operation: string,
  reply: Reply,
  { fault, ms }: Pick<ReplyFaultRule, 'fault' | 'ms'>,
): Reply {
  const before = replyFaults.replay(operation, reply);
  switch (fault) {
    case 'late':
      return withMishap(reply, { kind: 'late', ms: ms ?? LATE_MS });
    case 'twice':
      return withMishap(reply, { kind: 'twice' });
    case 'truncated':
      return withMishap(reply, { kind: 'cut' });
    case 'huge':
      return tooLong(reply);
    case 'replayed':
      return before ?? reply;
    case 'out-of-order':
      // The first one comes late, and once more instead of the next.
      return replyFaults.swap(reply) ?? withMishap(reply, { kind: 'late', ms: ms ?? HELD_MS });
    default:
      return reply;
  }
}

function withMishap(reply: Reply, mishap: Mishap): Reply {
  return { ...reply, mishap };
}

/** Still the same JSON value: only who reads without a limit finds nothing wrong. */
function tooLong(reply: Reply): Reply {
  const body = new Uint8Array(MAX_REPLY_BYTES + 1 + reply.body.length).fill(SPACE);
  body.set(reply.body);
  return { ...reply, body };
}
