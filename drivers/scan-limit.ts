import type { Clock } from '../contract/clock.ts';

/** Scans that one device may tell in a second. Nobody shows codes faster. */
export const SCANS_PER_S = 10;
/** Scans that may come at once, before {@link SCANS_PER_S} holds. */
export const SCAN_BURST = 20;
/**
 * A code that stays before the scanner may come with every picture, and no camera of a scanner takes
 * more than a hundred a second.
 */
const REPETITION_WEIGHT = 0.1;
/** A device that has been above the limit for so long is no scanner in a hand, in milliseconds. */
export const FLOOD_MS = 5_000;
/** So many scans above the limit are a flood at once: no camera sees them in {@link FLOOD_MS}. */
export const FLOOD_SCANS = 500;

/**
 * - `told`: within the limit
 * - `begins`: the first one above it
 * - `dropped`: one of those that follow
 * - `flood`: it has been too many for {@link FLOOD_MS}, or {@link FLOOD_SCANS}; it is counted anew, at the limit
 */
export type Verdict = 'told' | 'begins' | 'dropped' | 'flood';

/** How many scans each device may tell. Whether they were whole or damaged is all the same. */
export interface ScanLimit {
  take(deviceId: string, isRepetition: boolean): Verdict;
}

interface Level {
  /** Scans of the burst that are used up; it sinks by {@link SCANS_PER_S}. */
  readonly used: number;
  readonly at: number;
  /** Since when it has been too many, and how many; over when half of the burst is free again. */
  readonly flood?: { readonly since: number; readonly dropped: number };
}

export function createScanLimit(clock: Clock): ScanLimit {
  const levels = new Map<string, Level>();
  return {
    take(deviceId, isRepetition) {
      const now = clock.now();
      const before = levels.get(deviceId) ?? { used: 0, at: now };
      // The clock may have been set back.
      const passed = Math.max(0, now - before.at);
      const left = Math.max(0, before.used - (passed * SCANS_PER_S) / 1_000);
      const flood = left <= SCAN_BURST / 2 ? undefined : before.flood;
      const used = left + (isRepetition ? REPETITION_WEIGHT : 1);
      if (used <= SCAN_BURST) {
        levels.set(deviceId, { used, at: now, ...(flood && { flood }) });
        return 'told';
      }
      const since = Math.min(flood?.since ?? now, now);
      const dropped = (flood?.dropped ?? 0) + 1;
      if (now - since >= FLOOD_MS || dropped > FLOOD_SCANS) {
        // Whoever is not given up for it, as the window's camera, has no new burst by it.
        levels.set(deviceId, { used: SCAN_BURST, at: now });
        return 'flood';
      }
      levels.set(deviceId, { used: left, at: now, flood: { since, dropped } });
      return flood ? 'dropped' : 'begins';
    },
  };
}
