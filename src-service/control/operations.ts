import type {
  ControlReply,
  ControlRequest,
  QueuePage,
  QueueQuery,
} from '../../contract/control.ts';
import type { DiscardReason } from '../../contract/queue.ts';
import type { RequestError } from '../../contract/requests.ts';
import type { Result } from '../../contract/result.ts';
import type { ControlAnswer } from './conversation.ts';

type Later<T> = T | Promise<T>;

/** What the command line can have done; the running service and its stand-in each do it their way. */
export interface ControlHands {
  readonly list: (query: QueueQuery) => Result<QueuePage, RequestError>;
  readonly resend: (rowId: string) => Later<Result<unknown, RequestError>>;
  readonly discard: (rowId: string, reason: DiscardReason) => Later<Result<unknown, RequestError>>;
  /** Notes in the audit log that so many of its entries went into a file. */
  readonly exported: (rows: number) => Later<Result<unknown, RequestError>>;
}

const DONE: ControlReply = { ok: true, value: null };

/** Answers requests of the command line. */
export function createControlAnswer(hands: ControlHands): ControlAnswer {
  return async (request: ControlRequest): Promise<ControlReply> => {
    switch (request.op) {
      case 'ping':
        return DONE;
      case 'queue.list': {
        const { op, ...query } = request;
        const page = hands.list(query);
        return page.ok ? page : told(page);
      }
      case 'queue.resend':
        return told(await hands.resend(request.rowId));
      case 'queue.discard':
        return told(await hands.discard(request.rowId, request.reason));
      case 'audit.exported':
        return told(await hands.exported(request.rows));
    }
  };
}

function told(result: Result<unknown, RequestError>): ControlReply {
  return result.ok ? DONE : { ok: false, error: result.error };
}
