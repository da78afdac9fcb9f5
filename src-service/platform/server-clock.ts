import type { Clock } from '../../contract/clock.ts';

/** A time that somebody has signed, and when it was asked for and told, by {@link Clock.elapsed}. */
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
  /** What an instant of the terminal's clock is for the other side; see {@link now}. */
  at(instant: number, ...peers: readonly string[]): number;
  /** Whether one of `peers` was heard since the terminal's clock was set last. */
  knows(...peers: readonly string[]): boolean;
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

/**
 * The terminal's clock was set where it has gone from what has passed by more than this, in
 * milliseconds: what was learned before counts no more. One that is only steered does not get there.
 */
const SET_MS = 5_000;

/** A sample is sharp where it was on its way for less than this, in milliseconds. */
export const SHARP_MS = 1_000;

/** What was learned last: right but for half of its round trip. */
interface Learned {
  readonly offsetMs: number;
  readonly roundTripMs: number;
  /** The terminal's clock less what had passed, when it was learned. */
  readonly base: number;
}

function isWorthTaking({ offsetMs, roundTripMs }: Learned, kept: Learned | undefined): boolean {
  if (!kept || roundTripMs < SHARP_MS || roundTripMs < kept.roundTripMs) return true;
  // Both cannot be right: a clock was set in between.
  return Math.abs(offsetMs - kept.offsetMs) > (roundTripMs + kept.roundTripMs) / 2;
}

/**
 * @param onChange the terminal's clock was found to be further off than `largeMs`, or to be right again
 */
export function createServerClock(
  clock: Clock,
  onChange: () => void = () => {},
  largeMs: number = LARGE_SKEW_MS,
): ServerClock {
  const learned = new Map<string, Learned>();

  function baseNow(): number {
    return clock.now() - clock.elapsed();
  }

  /** What still counts: an offset from a clock that was set since is none. */
  function offsets(): ReadonlyMap<string, Learned> {
    const base = baseNow();
    for (const [peer, one] of learned) {
      if (Math.abs(base - one.base) > SET_MS) learned.delete(peer);
    }
    return learned;
  }

  function at(instant: number, peers: readonly string[]): number {
    const known = offsets();
    const heard = peers.find((peer) => known.has(peer)) ?? '';
    return Math.max(0, Math.round(instant + (known.get(heard)?.offsetMs ?? 0)));
  }

  function skewMs(): number {
    const nearestFirst = [...offsets().values()]
      .map(({ offsetMs }) => offsetMs)
      .sort((a, b) => Math.abs(a) - Math.abs(b));
    return nearestFirst[0] ?? 0;
  }

  return {
    now: (...peers) => at(clock.now(), peers),
    at: (instant, ...peers) => at(instant, peers),
    knows: (...peers) => peers.some((peer) => offsets().has(peer)),
    learn(peer, { serverTime, sentAt, receivedAt }) {
      // The answer took half of the round trip.
      const base = baseNow();
      const offsetMs = serverTime - (sentAt + receivedAt) / 2 - base;
      const sample = { offsetMs, roundTripMs: receivedAt - sentAt, base };
      if (!isWorthTaking(sample, offsets().get(peer))) return;
      const wasLarge = Math.abs(skewMs()) > largeMs;
      learned.set(peer, sample);
      if (wasLarge !== Math.abs(skewMs()) > largeMs) onChange();
    },
    skewMs,
  };
}
