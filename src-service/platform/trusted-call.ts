import type { z } from 'zod';
import type { Clock } from '../../contract/clock.ts';
import { type Failure, failure } from '../../contract/failures.ts';
import type { PlatformStatus } from '../../contract/platform/common.ts';
import { err, type Result } from '../../contract/result.ts';
import type { Enrolled } from './enrol.ts';
import { withRetries } from './retries.ts';
import { HUB_ID, type ServerClock } from './server-clock.ts';
import type { Answered, Peer, SignedExchange, SignedRequest } from './signed-exchange.ts';
import type { Trouble } from './trouble.ts';

/** A way to the other side: itself, or through the hub. */
export type Way = Pick<SignedRequest, 'url' | 'peer'>;

/** A question that is asked until there is an answer that can be believed, or no time left. */
export interface TrustedRequest extends Pick<
  SignedRequest,
  'head' | 'body' | 'token' | 'signal' | 'isHeld'
> {
  /** In the order in which they are tried; the next only where one leads nowhere. */
  readonly ways: readonly [Way, ...Way[]];
  /** Limit for one sending, in milliseconds. */
  readonly timeoutMs: number;
  readonly repeats: number;
  /** By {@link Clock.elapsed}, in milliseconds. */
  readonly deadline: number;
  /** Why there is no answer in the end, in full. */
  readonly onTrouble?: ((trouble: Trouble) => void) | undefined;
}

export type TrustedCall = <S extends z.ZodType>(
  request: TrustedRequest,
  schema: S,
) => Promise<Result<Answered<z.infer<S>>, Failure>>;

export interface TrustedCallOptions {
  readonly send: SignedExchange;
  readonly clock: Clock;
  readonly serverClock: ServerClock;
  readonly random: () => number;
  /** Makes the terminal known (入网), where that can be done. */
  readonly enrol: (request: Pick<TrustedRequest, 'head' | 'signal'>) => Promise<Enrolled>;
  /** The other side has answered this terminal. */
  readonly onKnown: () => void;
  /** The other side does not know this terminal's keys, and nothing could be done about it. */
  readonly onUnknown: () => void;
}

/**
 * One round of `ways`: the next one only where nobody could be reached, and with the time that the
 * one before has left.
 */
async function along<T>(
  ways: readonly [Way, ...Way[]],
  timeLeft: () => number,
  send: (way: Way, timeLeftMs: number) => Promise<Result<T, Trouble>>,
): Promise<Result<T, Trouble>> {
  const [first, ...others] = ways;
  let answer = await send(first, timeLeft());
  for (const way of others) {
    if (answer.ok || answer.error.failure.code !== 'PLATFORM_UNREACHABLE') return answer;
    const timeLeftMs = timeLeft();
    if (timeLeftMs === 0) return answer;
    answer = await send(way, timeLeftMs);
  }
  return answer;
}

export function createTrustedCall(options: TrustedCallOptions): TrustedCall {
  const { clock, serverClock, random } = options;

  function peerOf({ ways }: TrustedRequest): Peer {
    return ways[0].peer;
  }

  function explained({ failure: why }: Trouble, request: TrustedRequest): Failure {
    if (why.code !== 'CLOCK_SKEW') return why;
    const { id, relayKeys } = peerOf(request);
    const aheadMs = serverClock.now(id, ...(relayKeys ? [HUB_ID] : [])) - clock.now();
    return failure('CLOCK_SKEW', `${Math.round(aheadMs / 1_000)} s`);
  }

  return async (request, schema) => {
    const { ways, timeoutMs, repeats, deadline, signal, head, body, token, isHeld } = request;
    const plan = { repeats, deadline, signal };

    function attempt(): Promise<Result<Answered<z.infer<typeof schema>>, Trouble>> {
      const timeLeft = (): number => Math.max(0, deadline - clock.elapsed());
      const round = () =>
        along(ways, timeLeft, (way, timeLeftMs) => {
          const limitMs = Math.min(timeoutMs, timeLeftMs);
          return options.send(
            { ...way, head, body, token, signal, isHeld, timeoutMs: limitMs },
            schema,
          );
        });
      return withRetries(round, plan, { clock, random });
    }

    let enrolled: Enrolled | undefined;
    let answer = await attempt();
    // The refusal has told the right time, and it is signed: the next head has it.
    if (isRefusedAs(answer, 'CLOCK_SKEW')) answer = await attempt();
    if (areKeysUnknown(answer)) {
      enrolled = await options.enrol({ head, signal });
      if (enrolled === 'enrolled') answer = await attempt();
      if (areKeysUnknown(answer)) options.onUnknown();
    }
    if (!answer.ok) {
      request.onTrouble?.(answer.error);
      // A hub that could not be asked just now is one more platform out of reach.
      if (enrolled === 'later' && isRefusedAs(answer, 'TERMINAL_UNKNOWN')) {
        return err(failure('PLATFORM_UNREACHABLE', 'enrolment'));
      }
      return err(explained(answer.error, request));
    }
    options.onKnown();
    return answer;
  };
}

function isRefusedAs(answer: Result<unknown, Trouble>, status: PlatformStatus): boolean {
  return !answer.ok && answer.error.status === status;
}

/** No keys of this terminal are known, or those from before they were renewed. */
function areKeysUnknown(answer: Result<unknown, Trouble>): boolean {
  return isRefusedAs(answer, 'TERMINAL_UNKNOWN') || isRefusedAs(answer, 'SIGN_INVALID');
}
