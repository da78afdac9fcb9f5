import type { FaultPlan } from './fault-plan.ts';
import { createRandom } from './random.ts';

/** Garbage comes in bursts of this rhythm. */
const BURST_EVERY_MS = 20;
/** Whoever asks later than this has missed what came before. */
const CATCH_UP_MS = 1_000;

interface Burst {
  readonly atMs: number;
  readonly bytes: Uint8Array;
}

export interface Flood {
  /** When the next burst is due; undefined where nothing floods. */
  wakeAt(): number | undefined;
  /** The bursts that are due by `nowMs`. */
  take(nowMs: number): Burst[];
}

/** Garbage all the time, from a row of chances of its own, so that writes do not change it. */
export function createFlood(
  { seed, floodBytesPerS }: Pick<FaultPlan, 'seed' | 'floodBytesPerS'>,
  startMs: number,
): Flood {
  const random = createRandom(seed ^ 0x0f10_0d00);
  const perBurst = (floodBytesPerS * BURST_EVERY_MS) / 1_000;
  let nextMs = startMs + BURST_EVERY_MS;
  /** Part of a byte that is not due yet. */
  let owed = 0;
  return {
    wakeAt: () => (floodBytesPerS > 0 ? nextMs : undefined),
    take(nowMs) {
      const bursts: Burst[] = [];
      if (floodBytesPerS === 0) return bursts;
      nextMs = Math.max(nextMs, nowMs - CATCH_UP_MS);
      for (; nextMs <= nowMs; nextMs += BURST_EVERY_MS) {
        owed += perBurst;
        const size = Math.floor(owed);
        owed -= size;
        const bytes = Uint8Array.from({ length: size }, () => random.below(256));
        if (size > 0) bursts.push({ atMs: nextMs, bytes });
      }
      return bursts;
    },
  };
}
