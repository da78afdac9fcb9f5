import type { DeviceState } from '../../../contract/devices.ts';

/** The states that one device has been shown in, with the times of a clock of its own. */
export interface StateLog {
  /** Tells waiters at once when the state has changed. */
  note(state: DeviceState): void;
  state(): DeviceState;
  /** When the state of now began, in milliseconds of `now`. */
  since(): number;
  /** Whether the device comes into one of these states in time, or is in it already. */
  reaches(states: readonly DeviceState[], limitMs: number): Promise<boolean>;
}

interface Waiter {
  readonly states: readonly DeviceState[];
  readonly settle: (isReached: boolean) => void;
}

export function createStateLog(now: () => number): StateLog {
  const waiters = new Set<Waiter>();
  let state: DeviceState = 'absent';
  let since = now();
  return {
    note(shown) {
      if (shown === state) return;
      [state, since] = [shown, now()];
      for (const { states, settle } of [...waiters]) if (states.includes(shown)) settle(true);
    },
    state: () => state,
    since: () => since,
    reaches: (states, limitMs) =>
      new Promise((resolve) => {
        if (states.includes(state)) {
          resolve(true);
          return;
        }
        const waiter: Waiter = {
          states,
          settle(isReached) {
            clearTimeout(timer);
            waiters.delete(waiter);
            resolve(isReached);
          },
        };
        const timer = setTimeout(() => waiter.settle(false), limitMs);
        waiters.add(waiter);
      }),
  };
}
