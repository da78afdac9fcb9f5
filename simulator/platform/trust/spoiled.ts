import { randomUUID } from 'node:crypto';
import type { Reply } from '../http/reply.ts';
import type { ReplyFaultRule } from '../reply-fault-plan.ts';
import { packed } from './packed.ts';
import type { ReplyMessage } from './signed-reply.ts';
import { aboutSomebodyElse, randomNonce } from './somebody-else.ts';
import type { Departure } from './way-out.ts';

/** How far ahead a wrong clock is where the rule does not say, in milliseconds. */
const CLOCK_AHEAD_MS = 3_600_000;

/** The reply as it is packed by this rule; soundly by one that is about its way. */
export function spoiled(
  departure: Departure,
  { fault, ms }: Pick<ReplyFaultRule, 'fault' | 'ms'>,
): Promise<Reply> {
  const { message } = departure;
  switch (fault) {
    case 'unsigned':
      return packed(departure, { isUnsigned: true });
    case 'wrong-signature':
      return packed(departure, { change: missigned });
    case 'wrong-clock': {
      const serverTime = message.head.serverTime + (ms ?? CLOCK_AHEAD_MS);
      const head = { ...message.head, serverTime };
      return packed({ ...departure, message: { ...message, head } });
    }
    case 'another-citizen': {
      const name = { requestId: randomUUID(), nonce: randomNonce() };
      return packed({ ...departure, name, message: aboutSomebodyElse(message) });
    }
    default:
      return packed(departure);
  }
}

/** Changes the last digit of every signature in the reply, that of a route table too. */
function missigned<T extends object>(message: T): T {
  const entries = Object.entries(message).map(([key, value]: [string, unknown]) => {
    if (key === 'table') return [key, missigned(value as object)] as const;
    return [key, key === 'head' ? withWrongSign(value as ReplyMessage['head']) : value] as const;
  });
  return Object.fromEntries(entries) as T;
}

function withWrongSign<T extends { readonly sign?: string | undefined }>(head: T): T {
  const sign = (head.sign ?? '').replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  return { ...head, sign };
}
