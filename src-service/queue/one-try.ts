import type { Clock } from '../../contract/clock.ts';
import { failure } from '../../contract/failures.ts';
import { err, type Result } from '../../contract/result.ts';
import type { Told, TryFailure } from './handler.ts';

/**
 * How long a try may take, in milliseconds of time that passes. Shorter than its lease, so that nobody
 * else has taken the row when it is put back.
 */
export const TRY_MS = 45_000;

export type TryAnswer = Result<Told, TryFailure>;

/** One try under way. */
export interface OneTry {
  /** Never rejects, and is there after {@link TRY_MS} at the latest. */
  readonly outcome: Promise<TryAnswer | 'given-up'>;
  /** Nobody wants the answer any more. */
  giveUp(): void;
}

const TOO_LONG: TryAnswer = err({
  ...{ failure: failure('PLATFORM_TIMEOUT'), verdict: 'again', isOutage: true },
});
const THREW: TryAnswer = err({ failure: failure('STORE_FAILED', 'handler'), verdict: 'final' });

/** What came with an answer that is not told is wiped. */
export function drop(answer: TryAnswer): void {
  if (answer.ok) answer.value.drop?.();
}

/**
 * Begins a try. What it throws and what never settles are bugs, which must not stand in the way of
 * other rows: the one ends its row as dead, the other is tried again.
 */
export function beginTry(
  attempt: (signal: AbortSignal) => Promise<TryAnswer>,
  clock: Pick<Clock, 'after'>,
): OneTry {
  const controller = new AbortController();
  const { promise, resolve } = Promise.withResolvers<TryAnswer | 'given-up'>();
  let isOver = false;

  /** False where it was over already. */
  function end(outcome: TryAnswer | 'given-up'): boolean {
    if (isOver) return false;
    isOver = true;
    cancel();
    resolve(outcome);
    return true;
  }
  const cancel = clock.after(TRY_MS, () => {
    end(TOO_LONG);
    controller.abort();
  });

  async function run(): Promise<TryAnswer> {
    try {
      return await attempt(controller.signal);
    } catch {
      return THREW;
    }
  }
  void run().then((answer) => {
    if (!end(answer)) drop(answer);
  });

  return {
    outcome: promise,
    giveUp() {
      end('given-up');
      controller.abort();
    },
  };
}
