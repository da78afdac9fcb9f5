import type { Clock } from '../../contract/clock.ts';

/** A time that somebody has signed, and when it was asked for and told, by the terminal's clock. */
export interface TimeSample {
  readonly serverTime: number;
  readonly sentAt: number;
  readonly receivedAt: number;
}

/** Name of the hub among the peers; a code system's is seven digits. */
export const HUB_ID = 'hub';

/** What time it is for the other side. Only what was signed is learned from. */
export interface ServerClock {
  /**
   * In milliseconds since 1970, as the first of `peers` has it that was heard; the terminal's own
   * where none was. Nobody's time counts for somebody else: what one code system says must not
   * decide for how long the hub's routes hold.
   */
  now(...peers: readonly string[]): number;
  /** Takes the sample where it is sharp, sharper than the one kept, or shows that one to be wrong. */
  learn(peer: string, sample: TimeSample): void;
  /**
   * By how much the terminal's clock is slow (positive) or fast, in milliseconds. Where others
   * differ, the nearest counts: as long as one agrees with the terminal, the others are wrong.
   */
  skewMs(): number;
}

/** From here on a technician should look at the clock, in milliseconds (5 minutes). */
export const LARGE_SKEW_MS = 5 * 60_000;

/** A sample is sharp where it was on its way for less than this, in milliseconds. */
export const SHARP_MS = 1_000;

/** What was learned last: right but for half of its round trip. */
interface Learned {
  readonly offsetMs: number;
  readonly roundTripMs: number;
}

function isWorthTaking({ offsetMs, roundTripMs }: Learned, kept: Learned | undefined): boolean {
  if (!kept || roundTripMs < SHARP_MS || roundTripMs < kept.roundTripMs) return true;
  // Both cannot be right: a clock was set in between.
  return Math.abs(offsetMs - kept.offsetMs) > (roundTripMs + kept.roundTripMs) / 2;
}

export function createServerClock(clock: Clock, onChange: () => void = () => {}): ServerClock {
  const learned = new Map<string, Learned>();

  function skewMs(): number {
    const nearestFirst = [...learned.values()]
      .map(({ offsetMs }) => offsetMs)
      .sort((a, b) => Math.abs(a) - Math.abs(b));
    return nearestFirst[0] ?? 0;
  }

  return {
    now(...peers) {
      const heard = peers.find((peer) => learned.has(peer)) ?? '';
      return Math.max(0, Math.round(clock.now() + (learned.get(heard)?.offsetMs ?? 0)));
    },
    learn(peer, { serverTime, sentAt, receivedAt }) {
      // The answer took half of the round trip.
      const offsetMs = serverTime - (sentAt + receivedAt) / 2;
      const sample = { offsetMs, roundTripMs: receivedAt - sentAt };
      if (!isWorthTaking(sample, learned.get(peer))) return;
      const wasLarge = Math.abs(skewMs()) > LARGE_SKEW_MS;
      learned.set(peer, sample);
      if (wasLarge !== Math.abs(skewMs()) > LARGE_SKEW_MS) onChange();
    },
    skewMs,
  };
}
