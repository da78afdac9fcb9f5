import type { Clock } from '../contract/clock.ts';

/** Milliseconds in which this process could have looked at its keys. */
export interface AwakeTime {
  /** To be called at least every `stepMs` for as long as `isWatching` holds. */
  now(): number;
}

/**
 * A time that stands still while the process does. Keys that wait for a busy process all come at
 * once behind the pause: by the clock on the wall the pause would lie between two keys of a scanner,
 * and the first ones would pass for a hand’s.
 *
 * @param isWatching whether the caller looks often; only then is a longer step a pause
 */
export function createAwakeTime(
  clock: Clock,
  stepMs: number,
  isWatching: () => boolean,
): AwakeTime {
  let seen = clock.now();
  let awake = 0;
  return {
    now() {
      const wall = clock.now();
      const passed = Math.max(0, wall - seen);
      seen = wall;
      awake += isWatching() ? Math.min(passed, stepMs) : passed;
      return awake;
    },
  };
}
