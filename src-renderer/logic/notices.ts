import type { Failure } from '../../contract/failures.ts';

/** How long a notice stays, in milliseconds. */
export const NOTICE_MS = 8_000;

export interface TimedFailure {
  readonly failure: Failure;
  readonly at: number;
}

/** The youngest of what is still to be shown. */
export function noticeInForce(
  candidates: readonly (TimedFailure | undefined)[],
  now: number,
): TimedFailure | undefined {
  return candidates
    .filter((one) => one !== undefined)
    .filter((one) => now - one.at < NOTICE_MS)
    .sort((a, b) => b.at - a.at)[0];
}
