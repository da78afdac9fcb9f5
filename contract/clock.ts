/** Cancels a timer; calling it twice is harmless. */
export type Cancel = () => void;

/**
 * Time as an argument: whatever waits or dates something takes a `Clock`, so that tests turn the
 * hands themselves. All values are milliseconds.
 */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. May jump when the machine's clock is set. */
  now(): number;
  /** Calls `action` once after `ms` milliseconds. */
  after(ms: number, action: () => void): Cancel;
}

/** A clock whose hands a test turns. */
export interface ManualClock extends Clock {
  /** Moves time on by `ms`, running every timer that falls due, in order. */
  advance(ms: number): void;
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
  let now = start;
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
    now: () => now,
    after(ms, action) {
      const timer = { at: now + Math.max(0, ms), order: order++, action };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      const target = now + ms;
      for (let due = nextDue(target); due; due = nextDue(target)) {
        timers.delete(due);
        now = due.at;
        due.action();
      }
      now = target;
    },
    pending: () => timers.size,
  };
}
