import { type Failure, FAILURES, type FailureCode } from '../../contract/failures.ts';
import type { PlatformStatus } from '../../contract/platform/common.ts';
import type { Trouble } from '../platform/trouble.ts';
import type { TryFailure } from './handler.ts';

/** What a row was for is over. */
const OVER: readonly FailureCode[] = ['CODE_EXPIRED', 'QUEUE_EXPIRED'];
/** Gone again by themselves, but of one thing, not of its destination. */
const OF_ONE_THING: readonly FailureCode[] = ['CERT_UNAVAILABLE'];

/** Refusals of this terminal, whatever it brings: mended elsewhere, and no fault of the row. */
const OF_THE_TERMINAL: readonly (PlatformStatus | undefined)[] = [
  'TERMINAL_UNKNOWN',
  'SIGN_INVALID',
  'NONCE_USED',
  'CLOCK_SKEW',
];

function again(why: Failure, told: Trouble | undefined): TryFailure {
  const isOutage = !OF_ONE_THING.includes(why.code);
  return { failure: why, verdict: 'again', isOutage, retryAfterMs: told?.retryAfterMs };
}

/** For whoever waits at the terminal: what does not pass by itself is told at once. */
export function judgeForCitizen(why: Failure, told?: Trouble): TryFailure {
  if (FAILURES[why.code].remedy === 'automatic') return again(why, told);
  return { failure: why, verdict: OVER.includes(why.code) ? 'over' : 'final' };
}

/**
 * For what nobody waits for: only a refusal that is known to come from the other side, and of this
 * row, ends it. An answer that cannot be believed (a captive portal, a stranger's signature) and keys
 * that are missing here are waited out.
 */
export function judgePatiently(why: Failure, told?: Trouble): TryFailure {
  const isOfTerminal = OF_THE_TERMINAL.includes(told?.status);
  const isUnbelieved = told !== undefined && told.kind !== 'refusal';
  if (isOfTerminal || isUnbelieved || why.code === 'ROUTE_SUSPENDED') return again(why, told);
  return judgeForCitizen(why, told);
}
