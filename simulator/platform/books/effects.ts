import type { Clock } from '../../../contract/clock.ts';
import type { Effect, Repetition } from '../../control-api.ts';

/** How many effects are remembered one by one; the count goes on. */
const EFFECT_CAP = 10_000;

/** What the platform did for good, in order. */
export interface Effects {
  add(kind: Effect['kind'], requestId: string, citizenId: string): void;
  all(): readonly Effect[];
  /** A request that had its effect before came once more, and had none. */
  repeat(operation: string, requestId: string): void;
  repetitions(): readonly Repetition[];
  /** How many there were, forgotten ones included. */
  count(): number;
}

/** Makes an empty list of effects. */
export function makeEffects(clock: Clock): Effects {
  const list: Effect[] = [];
  const repeated: Repetition[] = [];
  let total = 0;
  return {
    add(kind, requestId, citizenId) {
      total += 1;
      list.push({ at: clock.now(), kind, requestId, citizenId });
      if (list.length > EFFECT_CAP) list.shift();
    },
    all: () => list,
    repeat(operation, requestId) {
      repeated.push({ at: clock.now(), operation, requestId });
      if (repeated.length > EFFECT_CAP) repeated.shift();
    },
    repetitions: () => repeated,
    count: () => total,
  };
}
