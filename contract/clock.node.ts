import type { Clock } from './clock.ts';

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Whole: what is left of a time limit goes to timers that take no fractions.
  elapsed: () => Math.floor(performance.now()),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
