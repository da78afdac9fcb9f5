import type { Clock } from '../../contract/clock.ts';

/** Lets `action` through at once, then at most once in `everyMs`; what comes too early is dropped. */
export function throttle(clock: Clock, everyMs: number, action: () => void): () => void {
  let nextAt = Number.NEGATIVE_INFINITY;
  return () => {
    const now = clock.now();
    // A clock that was set back must not silence the action for hours.
    if (now < nextAt && nextAt - now <= everyMs) return;
    nextAt = now + everyMs;
    action();
  };
}
