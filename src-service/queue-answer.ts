import { type Failure, failure } from '../contract/failures.ts';
import type { DiscardReason } from '../contract/queue.ts';
import type { RequestError } from '../contract/requests.ts';
import { err, ok, type Result } from '../contract/result.ts';

/** How a write to a row of the queue went; undefined: there is no store to hold a queue. */
type Outcome = 'written' | 'stale' | 'failed' | undefined;

/** The two ways out for a dead row. */
export interface DeadRows {
  resend(rowId: string): Outcome;
  discard(rowId: string, reason: DiscardReason): Outcome;
}

/** What whoever asked for it is told. */
export function queueAnswer(
  outcome: Outcome,
  problem: Failure = failure('STORE_FAILED'),
): Result<null, RequestError> {
  switch (outcome) {
    case 'written':
      return ok(null);
    case 'stale':
      return err({ reason: 'stale' });
    case 'failed':
    case undefined:
      return err({ reason: 'failed', failure: problem });
  }
}
