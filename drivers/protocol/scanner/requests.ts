import type { Signal } from './protocol.ts';

/** Requests that may wait at once; more are refused. */
const WAITING_MAX = 32;

/** What became of a request in the end. */
export type Outcome = 'done' | 'refused' | 'unanswered';

export interface Request {
  readonly bytes: Uint8Array;
  readonly settled: (outcome: Outcome, now: number) => Signal[];
}

/** Requests to one device, one at a time. */
export interface Requests {
  /** Sends it as soon as those before it are settled. */
  ask(request: Request, now: number): Signal[];
  /** The request that waits for its answer. */
  current(): Uint8Array | undefined;
  /** The answer to {@link Requests.current} is there; `resend`: it did not arrive whole. */
  answer(verdict: 'done' | 'refused' | 'resend', now: number): Signal[];
  /** Gives up those that wait behind the current one, without a word. */
  dropWaiting(): void;
  wakeAt(): number | undefined;
  wake(now: number): Signal[];
}

/**
 * Each request is sent up to `tries` times, and waits `limitMs` for its answer every time. `sent` is
 * told of every sending.
 */
export function createRequests(
  limitMs: number,
  tries: number,
  sent: (bytes: Uint8Array, now: number) => void,
): Requests {
  const waiting: Request[] = [];
  let current: Request | undefined;
  let times = 0;
  let limitAt: number | undefined;

  function send(request: Request, now: number): Signal[] {
    times++;
    sent(request.bytes, now);
    limitAt = now + limitMs;
    return [{ kind: 'send', bytes: request.bytes }];
  }

  function next(now: number): Signal[] {
    if (current) return [];
    current = waiting.shift();
    times = 0;
    limitAt = undefined;
    return current ? send(current, now) : [];
  }

  function settle(outcome: Outcome, now: number): Signal[] {
    const settled = current?.settled;
    current = undefined;
    limitAt = undefined;
    const signals = settled?.(outcome, now) ?? [];
    return [...signals, ...next(now)];
  }

  function again(now: number, otherwise: Outcome): Signal[] {
    if (!current) return [];
    return times < tries ? send(current, now) : settle(otherwise, now);
  }

  return {
    ask(request, now) {
      if (waiting.length >= WAITING_MAX) return request.settled('refused', now);
      waiting.push(request);
      return next(now);
    },
    current: () => current?.bytes,
    answer: (verdict, now) => (verdict === 'resend' ? again(now, 'refused') : settle(verdict, now)),
    dropWaiting: () => void waiting.splice(0),
    wakeAt: () => limitAt,
    wake: (now) => (limitAt === undefined || now < limitAt ? [] : again(now, 'unanswered')),
  };
}
