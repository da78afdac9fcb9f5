import type { Cancel, Clock } from '../contract/clock.ts';
import type { FoundDevice } from '../contract/devices.ts';
import { errorText } from './transport/open-error.ts';

/** Lists what stands on a bus. A library that is missing is an error of this call. */
export type Look = () => Promise<readonly FoundDevice[]>;

/** A bus that has not answered for so long has a problem, in milliseconds. */
export const LOOK_LIMIT_MS = 5_000;

export interface BusWatchOptions {
  readonly clock: Clock;
  readonly intervalMs: number;
  readonly look: Look;
  /** What stands there now, after every look that came back. */
  onDevices(devices: readonly FoundDevice[]): void;
  /** Why it could not be told; what was there last still counts. */
  onProblem(problem: string): void;
}

export interface BusWatch {
  /** Something may have changed: looks now, or once more after the look that is under way. */
  poke(): void;
  stop(): void;
}

/**
 * Looks at one bus again and again, one look at a time: a library that hangs holds up its own bus
 * and no other.
 */
export function watchBus(options: BusWatchOptions): BusWatch {
  const { clock, intervalMs } = options;
  let cancelNext: Cancel = () => {};
  let cancelLimit: Cancel = () => {};
  let isLooking = false;
  let again = false;
  let stopped = false;

  function look(): void {
    cancelNext();
    isLooking = true;
    again = false;
    cancelLimit = clock.after(LOOK_LIMIT_MS, () => options.onProblem('no answer'));
    // A library may also throw before there is a promise.
    Promise.resolve()
      .then(options.look)
      .then(
        (devices) => settle(() => options.onDevices(devices)),
        (error: unknown) => settle(() => options.onProblem(errorText(error))),
      );
  }

  function settle(tell: () => void): void {
    isLooking = false;
    cancelLimit();
    if (stopped) return;
    tell();
    if (again) look();
    else cancelNext = clock.after(intervalMs, look);
  }

  look();
  return {
    poke() {
      if (isLooking) again = true;
      else if (!stopped) look();
    },
    stop() {
      stopped = true;
      cancelNext();
      cancelLimit();
    },
  };
}
