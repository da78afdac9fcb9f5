import type { PlatformStatus, OpenReplyHead } from '../../contract/platform/common.ts';
import type { Clock } from '../../contract/clock.ts';
import { HTTP_STATUS } from './answer.ts';
import { jsonReply, type Reply } from './http/reply.ts';
import { randomSecret } from './random-text.ts';

/** The head of a reply (应答头), with a trace name of its own. */
export function replyHead(clock: Clock, status: PlatformStatus, message: string): OpenReplyHead {
  return { status, message, traceId: randomSecret(), serverTime: clock.now() };
}

/** A reply of status `OK`. */
export function okReply(clock: Clock, body: object): Reply {
  return jsonReply(HTTP_STATUS.OK, { head: replyHead(clock, 'OK', 'ok'), ...body });
}

/** A reply that carries the head alone; `httpStatus` where the status word alone is too coarse. */
export function refusalReply(
  clock: Clock,
  status: PlatformStatus,
  message: string,
  httpStatus = HTTP_STATUS[status],
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return jsonReply(httpStatus, { head: replyHead(clock, status, message) }, headers);
}
