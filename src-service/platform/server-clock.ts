import type { Clock } from '../../contract/clock.ts';

/** A time that somebody has signed, and when it was asked for and told, by the terminal's clock. */
export interface TimeSample {
  readonly serverTime: number;
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** What time it is for the other side. Only what was signed is learned from. */
export interface ServerClock {
  /** In milliseconds since 1970, as `peer` has it; for one not heard yet, as the last one had it. */
  now(peer: string): number;
  learn(peer: string, sample: TimeSample): void;
  /**
   * By how much the terminal's clock is slow (positive) or fast, in milliseconds. Where others
   * differ, the nearest counts: as long as one agrees with the terminal, the others are wrong.
   */
  skewMs(): number;
}

/** From here on a technician should look at the clock, in milliseconds (5 minutes). */
export const LARGE_SKEW_MS = 5 * 60_000;

export function createServerClock(clock: Clock, onChange: () => void = () => {}): ServerClock {
  const offsets = new Map<string, number>();
  let latest = 0;

  function skewMs(): number {
    const nearestFirst = [...offsets.values()].sort((a, b) => Math.abs(a) - Math.abs(b));
    return nearestFirst[0] ?? 0;
  }

  return {
    now: (peer) => Math.max(0, Math.round(clock.now() + (offsets.get(peer) ?? latest))),
    learn(peer, { serverTime, sentAt, receivedAt }) {
      const wasLarge = Math.abs(skewMs()) > LARGE_SKEW_MS;
      // The answer took half of the round trip.
      latest = serverTime - (sentAt + receivedAt) / 2;
      offsets.set(peer, latest);
      if (wasLarge !== Math.abs(skewMs()) > LARGE_SKEW_MS) onChange();
    },
    skewMs,
  };
}
