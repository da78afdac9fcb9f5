import type { Cancel, Clock } from '../../contract/clock.ts';
import type { Failure, FailureCode } from '../../contract/failures.ts';
import { healthReplySchema } from '../../contract/platform/hub.ts';
import type { Snapshot } from '../../contract/snapshot.ts';
import { requestJson } from './http.ts';

type PlatformView = Snapshot['platform'];

/** While offline the platform is asked this often, in milliseconds, to be back soon. */
const OFFLINE_PROBE_MS = 1_500;

/** Knows whether the platform really answers: not the cable, not the operating system's word. */
export interface Reachability {
  start(): void;
  stop(): void;
  view(): PlatformView;
  /** Somebody was just disappointed: ask now, not at the next turn. */
  recheck(): void;
}

/**
 * A platform that answers in its own words, even with a refusal, is within reach; one that fails is
 * not. What does not fit the contract comes from somebody else: the page of a captive portal, a proxy.
 */
const NOBODY: readonly FailureCode[] = [
  'PLATFORM_UNREACHABLE',
  'PLATFORM_TIMEOUT',
  'PLATFORM_ERROR',
  'PLATFORM_REPLY_INVALID',
];

function answers(failure: Failure): boolean {
  return !NOBODY.includes(failure.code);
}

export function createReachability(options: {
  readonly hubUrl: string;
  readonly timeoutMs: number;
  readonly intervalMs: number;
  readonly clock: Clock;
  readonly onChange: (view: PlatformView) => void;
}): Reachability {
  const { clock } = options;
  const stopped = new AbortController();
  let view: PlatformView = { state: 'unknown', since: clock.now() };
  let cancel: Cancel = () => {};
  let turns = 0;

  function settle(state: 'online' | 'offline'): void {
    if (view.state === state) return;
    view = { state, since: clock.now() };
    options.onChange(view);
  }

  async function probe(): Promise<void> {
    const turn = ++turns;
    const { timeoutMs } = options;
    const url = `${options.hubUrl}/v1/health`;
    const reply = await requestJson({ url, timeoutMs, signal: stopped.signal }, healthReplySchema);
    // A later probe has taken over, or nobody wants to know any more.
    if (stopped.signal.aborted || turn !== turns) return;
    settle(reply.ok || answers(reply.error) ? 'online' : 'offline');
    const wait = view.state === 'online' ? options.intervalMs : OFFLINE_PROBE_MS;
    cancel = clock.after(wait, () => void probe());
  }

  return {
    start: () => void probe(),
    stop() {
      cancel();
      stopped.abort();
    },
    view: () => view,
    recheck() {
      cancel();
      void probe();
    },
  };
}
