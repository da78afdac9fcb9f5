import type { Clock } from '../../contract/clock.ts';
import { failure, FAILURES } from '../../contract/failures.ts';
import { err, type Result } from '../../contract/result.ts';
import { pause } from './pause.ts';
import { type Trouble, trouble } from './trouble.ts';

/** How often, how long and until when the same request is sent again. */
export interface RetryPlan {
  /** Repetitions after the first sending. */
  readonly repeats: number;
  /** No sending begins, and none lasts, beyond this instant of {@link Clock.elapsed}. */
  readonly deadline: number;
  readonly signal?: AbortSignal | undefined;
}

export interface RetryTools {
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
}

/** Wait before the first repetition, in milliseconds; doubled before the next. */
export const FIRST_WAIT_MS = 200;
/** Less than this is not worth another sending, in milliseconds. */
const LEAST_MS = 50;

/**
 * Only what the catalogue allows to repeat, and of it only where nobody was reached, or somebody has
 * said that it has failed: never what was refused. A throttle is repeated where it says when.
 */
function isWorthRepeating({ kind, status, failure: why, retryAfterMs }: Trouble): boolean {
  if (FAILURES[why.code].retry !== 'same-request') return false;
  if (why.code === 'RATE_LIMIT') return retryAfterMs !== undefined;
  return status === 'INTERNAL' || kind === 'transport';
}

/**
 * Sends until somebody answers, but not for long: a few times, within the deadline, with pauses that
 * differ by chance so that a hall of terminals does not knock at the same moment. Where the other
 * side asks for a pause (Retry-After) that the deadline does not allow, it is not asked again.
 *
 * @param send one sending that may take `timeLeftMs`
 */
export async function withRetries<T>(
  send: (timeLeftMs: number) => Promise<Result<T, Trouble>>,
  { repeats, deadline, signal }: RetryPlan,
  { clock, random }: RetryTools,
): Promise<Result<T, Trouble>> {
  const timeLeft = (): number => deadline - clock.elapsed();
  if (timeLeft() <= 0) return err(trouble('transport', failure('PLATFORM_TIMEOUT', 'budget')));
  let answer = await send(timeLeft());
  for (let repeat = 0; repeat < repeats; repeat++) {
    if (answer.ok || !isWorthRepeating(answer.error) || signal?.aborted) return answer;
    const ownMs = FIRST_WAIT_MS * 2 ** repeat * (0.5 + random());
    const waitMs = Math.max(ownMs, answer.error.retryAfterMs ?? 0);
    if (timeLeft() < waitMs + LEAST_MS) return answer;
    await pause(clock, waitMs, signal);
    if (signal?.aborted || timeLeft() < LEAST_MS) return answer;
    answer = await send(timeLeft());
  }
  return answer;
}
