import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../contract/clock.ts';
import type { FaultSwitch } from './fault-switch.ts';
import { refusalReply } from './head.ts';
import type { Reply } from './http/reply.ts';
import { cutReply, sendReply, sendTwice, trickleReply } from './http/send.ts';

/** What a slowed-down client is told to wait, in seconds. */
const RETRY_AFTER_S = 2;

/**
 * Stands in front of every service of the platform: lets `answer` do its work, or not, and spoils
 * the way back as the fault switch stands at the moment the request comes in.
 */
export async function passGate(
  faults: FaultSwitch,
  clock: Clock,
  request: IncomingMessage,
  response: ServerResponse,
  answer: () => Promise<Reply>,
): Promise<void> {
  const { mode, latencyMs } = faults.current();
  if (mode === 'down') {
    request.socket.resetAndDestroy();
    return;
  }
  const refusal = refusalOf(clock, mode);
  if (refusal) request.resume();
  const reply = refusal ?? (await answer());
  const { mishap } = reply;
  const lateMs = latencyMs + (mishap?.kind === 'late' ? mishap.ms : 0);
  if (lateMs > 0) await new Promise<void>((resume) => void clock.after(lateMs, resume));
  if (response.destroyed) return;
  // The effect is done, but the client never hears of it: it has to ask again with its requestId.
  if (mode === 'drop' || mishap?.kind === 'reset') request.socket.resetAndDestroy();
  else if (mode === 'slow-body') trickleReply(clock, response, reply);
  else if (mishap?.kind === 'cut') cutReply(response, reply);
  else if (mishap?.kind === 'twice') sendTwice(response, reply);
  else sendReply(response, mode === 'garbage' ? halfOf(reply) : reply);
}

function refusalOf(clock: Clock, mode: string): Reply | undefined {
  if (mode === 'error-500') return refusalReply(clock, 'INTERNAL', 'simulated fault');
  if (mode !== 'error-429') return undefined;
  return refusalReply(clock, 'RATE_LIMIT', 'simulated fault', 429, {
    'retry-after': String(RETRY_AFTER_S),
  });
}

/** A reply that claims to be whole: half a JSON text, or half a file. */
function halfOf(reply: Reply): Reply {
  return { ...reply, status: 200, body: reply.body.subarray(0, reply.body.length >> 1) };
}
