import type { Clock } from '../../contract/clock.ts';

/** Less than this is no clock that was set, but two that tick, in milliseconds. */
const TICK_MS = 100;

/** What time it is for a session: the machine's clock, but never set back while somebody stands here. */
export interface SteadyClock {
  /** In milliseconds since 1970; goes on with what has passed, and forward with the machine's clock. */
  now(): number;
  /** By how much the machine's clock was set back since the last rest, in milliseconds, never below 0. */
  aheadMs(): number;
  /** Nobody's session is running: the machine's clock counts again as it stands. */
  rest(): void;
}

/**
 * A session's deadlines would lie hours ahead once the machine's clock is set back, and a citizen's
 * certificates would stay on the screen for as long. By this clock they come when they were due.
 */
export function createSteadyClock(clock: Clock): SteadyClock {
  let base = -Infinity;

  function now(): number {
    base = Math.max(base, clock.now() - clock.elapsed());
    return base + clock.elapsed();
  }

  return {
    now,
    aheadMs() {
      const ahead = now() - clock.now();
      return ahead < TICK_MS ? 0 : ahead;
    },
    rest: () => void (base = -Infinity),
  };
}
