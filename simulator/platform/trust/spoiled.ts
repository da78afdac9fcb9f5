import { randomUUID } from 'node:crypto';
import { MAX_REPLY_BYTES } from '../../../contract/platform/common.ts';
import type { Mishap, Reply } from '../http/reply.ts';
import type { Platform } from '../platform.ts';
import type { ReplyFaultRule } from '../reply-fault-plan.ts';
import { packed } from './packed.ts';
import type { ReplyMessage } from './signed-reply.ts';
import { aboutSomebodyElse, randomNonce } from './somebody-else.ts';
import type { Departure } from './way-out.ts';

/** Times of the faults that have one, where the rule gives none, in milliseconds. */
const LATE_MS = 8_000;
const HELD_MS = 2_000;
const CLOCK_AHEAD_MS = 3_600_000;
const SPACE = 0x20;

/** The reply, spoiled by one rule of a plan. */
export async function spoiled(
  platform: Platform,
  departure: Departure,
  { fault, ms }: ReplyFaultRule,
): Promise<Reply> {
  const { message } = departure;
  switch (fault) {
    case 'late':
      return withMishap(await packed(departure), { kind: 'late', ms: ms ?? LATE_MS });
    case 'twice':
      return withMishap(await packed(departure), { kind: 'twice' });
    case 'truncated':
      return withMishap(await packed(departure), { kind: 'cut' });
    case 'huge':
      return tooLong(await packed(departure));
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
    case 'replayed': {
      const own = await packed(departure);
      return platform.replyFaults.replay(departure.operation, own) ?? own;
    }
    case 'out-of-order':
      return outOfOrder(platform, await packed(departure), ms ?? HELD_MS);
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

/** The reply that was held back before; the first one comes late, and to the next one as well. */
function outOfOrder({ replyFaults }: Platform, own: Reply, ms: number): Reply {
  return replyFaults.swap(own) ?? withMishap(own, { kind: 'late', ms });
}

/** Changes the last digit of every signature in the reply. */
function missigned<T extends Partial<ReplyMessage>>(message: T): T {
  const entries = Object.entries(message).map(([key, value]: [string, unknown]) => {
    if (key === 'table') return [key, missigned(value as Partial<ReplyMessage>)] as const;
    if (key !== 'head') return [key, value] as const;
    const head = value as ReplyMessage['head'];
    const sign = (head.sign ?? '').replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
    return [key, { ...head, sign }] as const;
  });
  return Object.fromEntries(entries) as unknown as T;
}
