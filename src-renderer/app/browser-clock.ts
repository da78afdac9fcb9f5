import type { Clock } from '../../contract/clock.ts';

/** The machine's clock, the same one that the terminal service reads. */
export const browserClock: Clock = {
  now: () => Date.now(),
  elapsed: () => Math.floor(performance.now()),
  after(ms, action) {
    const timer = setTimeout(action, ms);
    return () => clearTimeout(timer);
  },
};
