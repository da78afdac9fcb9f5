import type { LiangmaBridge } from '../../contract/ipc.ts';
import type { DiscardReason, QueueRow } from '../../contract/queue.ts';
import type { RequestError } from '../../contract/requests.ts';

/** What a clerk does with a dead row; giving it up takes a reason. */
export type QueueAction =
  | { readonly do: 'resend'; readonly row: QueueRow }
  | { readonly do: 'discard'; readonly row: QueueRow; readonly reason: DiscardReason };

/** How the last action went. */
export type QueueActionRun =
  | { readonly state: 'running'; readonly action: QueueAction }
  | { readonly state: 'done'; readonly action: QueueAction }
  | { readonly state: 'failed'; readonly action: QueueAction; readonly error: RequestError };

/** Asks for an action and tells how it goes; settles when that is known. */
export async function runQueueAction(
  request: LiangmaBridge['request'],
  action: QueueAction,
  tell: (run: QueueActionRun) => void,
): Promise<void> {
  tell({ state: 'running', action });
  const rowId = action.row.id;
  const answer =
    action.do === 'resend'
      ? await request('queue.resend', { rowId })
      : await request('queue.discard', { rowId, reason: action.reason });
  if (answer.ok) tell({ state: 'done', action });
  else tell({ state: 'failed', action, error: answer.error });
}
