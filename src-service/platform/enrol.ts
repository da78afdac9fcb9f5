import type { Clock } from '../../contract/clock.ts';
import { type Failure, FAILURES } from '../../contract/failures.ts';
import type { Log } from '../../contract/log.ts';
import { errorReplySchema } from '../../contract/platform/common.ts';
import type { CryptoProvider } from '../../crypto/provider.ts';
import { newRequestId } from './intent.ts';
import type { HeadFacts, Peer, SignedExchange } from './signed-exchange.ts';

/**
 * What came of an enrolment: the hub has taken the keys; it came to nothing and is tried again by
 * itself; it cannot be, without somebody's doing.
 */
export type Enrolled = 'enrolled' | 'later' | 'never';

/** Makes this terminal's keys known to the hub (入网), once, by a one-time enrolment code. */
export interface Enroller {
  /** Whoever asks while one is under way waits for the same answer. */
  enrol(request: {
    readonly head: HeadFacts;
    readonly signal?: AbortSignal | undefined;
  }): Promise<Enrolled>;
  /** Somebody was told that this terminal is not known. */
  tellUnknown(): void;
  /** Somebody has answered this terminal: it is known. */
  tellKnown(): void;
  /** Since when it is known that the terminal is not; absent while it may be. */
  unknownSince(): number | undefined;
}

export interface EnrollerOptions {
  readonly hubUrl: string;
  readonly hub: Peer;
  readonly enrolmentCode: string | undefined;
  readonly send: SignedExchange;
  readonly crypto: CryptoProvider;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChange: () => void;
}

/** Wait after an enrolment that came to nothing, in milliseconds. */
const AGAIN_MS = 30_000;

export function createEnroller(options: EnrollerOptions): Enroller {
  const { hubUrl, hub, enrolmentCode, clock, log } = options;
  let underway: Promise<Enrolled> | undefined;
  /** By {@link Clock.elapsed}. For ever where the code is refused, which is good for one time. */
  let notBefore = -Infinity;
  /** What came of the last one, while `notBefore` lasts. */
  let last: Enrolled = 'never';
  let unknownSince: number | undefined;

  async function ask(code: string, head: HeadFacts): Promise<Enrolled> {
    const keys = await options.crypto.publicKeys();
    if (!keys.ok) return 'never';
    const { sign, encrypt } = keys.value;
    const request = {
      url: `${hubUrl}/v1/terminals`,
      peer: hub,
      head: { ...head, requestId: newRequestId() },
      body: { signKey: sign, encryptKey: encrypt, enrolmentCode: code },
      timeoutMs: options.timeoutMs,
    };
    let answer = await options.send(request, errorReplySchema);
    // It may be the first that is heard of the hub: the refusal has told its time.
    if (!answer.ok && answer.error.status === 'CLOCK_SKEW') {
      answer = await options.send(request, errorReplySchema);
    }
    if (answer.ok) {
      log({ event: 'platform.enrolled' });
      settle(undefined);
      return 'enrolled';
    }
    const isFinal = answer.error.status === 'TERMINAL_REFUSED';
    notBefore = isFinal ? Infinity : clock.elapsed() + AGAIN_MS;
    tell(answer.error.failure);
    // What passes by itself; an answer that cannot be believed does not.
    const passes = FAILURES[answer.error.failure.code].remedy === 'automatic';
    last = passes && !isFinal ? 'later' : 'never';
    return last;
  }

  function tell({ code, detail }: Failure): void {
    const known = detail === undefined ? {} : { detail };
    log({ event: 'platform.request-failed', step: 'enrol', code, ...known });
  }

  function settle(since: number | undefined): void {
    unknownSince = since;
    options.onChange();
  }

  return {
    async enrol({ head }) {
      if (underway) return underway;
      if (enrolmentCode === undefined) return 'never';
      if (clock.elapsed() < notBefore) return last;
      underway = ask(enrolmentCode, head).finally(() => (underway = undefined));
      return underway;
    },
    tellUnknown() {
      if (unknownSince === undefined) settle(clock.now());
    },
    tellKnown() {
      if (unknownSince !== undefined) settle(undefined);
    },
    unknownSince: () => unknownSince,
  };
}
