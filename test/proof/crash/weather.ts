import { setTimeout as delay } from 'node:timers/promises';
import type { PlatformFaults } from '../../../simulator/control-api.ts';
import type { ReplyFaultPlan } from '../../../simulator/platform/reply-fault-plan.ts';
import type { Remote } from '../../../tools/simulation/remote.ts';
import type { Random } from '../../fuzz/frame/random.ts';

/** What the network does for a while; the first one more often than the others. */
const SPELLS: readonly Partial<PlatformFaults>[] = [
  {},
  {},
  {},
  {},
  {},
  {},
  { latencyMs: 120 },
  { latencyMs: 300 },
  { mode: 'down' },
  { mode: 'down' },
  { mode: 'drop' },
  { mode: 'error-500' },
];
/** Length of a spell, in milliseconds. */
const SHORTEST_MS = 200;
const LONGEST_MS = 2_000;

/** Replies that come late, twice, or break off after the platform has done its work. */
export function replyWeather(seed: number): ReplyFaultPlan {
  return {
    name: 'crash-proof',
    seed,
    rules: [
      { operation: '*', fault: 'truncated', probability: 0.06 },
      { operation: '*', fault: 'twice', probability: 0.08 },
      { operation: '*', fault: 'late', probability: 0.12, ms: 350 },
      { operation: '*', fault: 'late', probability: 0.03, ms: 1_500 },
    ],
  };
}

export interface Weather {
  /** Ends it: everything works again. */
  clear(): Promise<void>;
}

/** Changes the network at random until it is cleared. */
export async function startWeather(remote: Remote, random: Random): Promise<Weather> {
  const end = new AbortController();
  await remote.replyFaults(replyWeather(random.below(1_000_000)));

  async function change(): Promise<void> {
    while (!end.signal.aborted) {
      await remote.faults(SPELLS[random.below(SPELLS.length)] ?? {});
      const ms = SHORTEST_MS + random.below(LONGEST_MS - SHORTEST_MS);
      await delay(ms, undefined, { signal: end.signal }).catch(() => {});
    }
  }
  const changing = change();
  return {
    async clear() {
      end.abort();
      await changing;
      await remote.replyFaults(null);
      await remote.faults({});
    },
  };
}
