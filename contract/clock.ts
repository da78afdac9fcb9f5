/** Cancels a timer; calling it twice is harmless. */
export type Cancel = () => void;

/**
 * Time as an argument: whatever waits or dates something takes a `Clock`, so that tests turn the
 * hands themselves. All values are milliseconds.
 */
export interface Clock {
  /**
   * Milliseconds since 1970-01-01T00:00:00Z, for what is told to others or stored. May jump when the
   * machine's clock is set: never a measure of how long something lasts.
   */
  now(): number;
  /**
   * Whole milliseconds since some instant of this run, for all that lasts. Never goes back, whoever
   * sets the machine's clock; whether it runs on while the machine sleeps depends on the system.
   */
  elapsed(): number;
  /** Calls `action` once after `ms` milliseconds, as {@link elapsed} counts them. */
  after(ms: number, action: () => void): Cancel;
}

/** A clock whose hands a test turns. */
export interface ManualClock extends Clock {
  /** Moves time on by `ms`, running every timer that falls due, in order. */
  advance(ms: number): void;
  /** Sets the clock on the wall forward (or back, negative) by `ms`; nothing falls due by it. */
  set(ms: number): void;
  /** How many timers are still waiting. */
  pending(): number;
}

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly action: () => void;
}

/** Makes a {@link ManualClock} that stands at `start` until it is advanced. */
export function manualClock(start = 0): ManualClock {
  let wall = start;
  let elapsed = 0;
  let order = 0;
  const timers = new Set<Timer>();

  function nextDue(limit: number): Timer | undefined {
    let due: Timer | undefined;
    for (const timer of timers) {
      if (timer.at > limit) continue;
      if (!due || timer.at < due.at || (timer.at === due.at && timer.order < due.order))
        due = timer;
    }
    return due;
  }

  return {
    now: () => wall + elapsed,
    elapsed: () => elapsed,
    after(ms, action) {
      const timer = { at: elapsed + Math.max(0, ms), order: order++, action };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const target = elapsed + ms;
      for (let due = nextDue(target); due; due = nextDue(target)) {
        timers.delete(due);
        elapsed = due.at;
        due.action();
      }
      elapsed = target;
    },
    set: (ms) => void (wall += ms),
    pending: () => timers.size,
  };
}
