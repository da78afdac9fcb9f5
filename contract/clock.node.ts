import type { Clock } from './clock.ts';

/** The longest that a timer of Node takes, in milliseconds; a longer one would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  // Whole: what is left of a time limit goes to timers that take no fractions.
  elapsed: () => Math.floor(performance.now()),
  after(ms, action) {
    let timer: NodeJS.Timeout;
    const wait = (left: number): void => {
      const part = Math.min(left, LONGEST_TIMER_MS);
      timer = setTimeout(() => (part < left ? wait(left - part) : action()), part);
    };
    wait(ms);
    return () => clearTimeout(timer);
  },
};
