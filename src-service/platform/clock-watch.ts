import type { Cancel, Clock } from '../../contract/clock.ts';
import { HUB_ID, type ServerClock } from './server-clock.ts';

/** How often it is looked whether the terminal's clock was set, in milliseconds. */
const LOOK_MS = 10_000;

export interface ClockWatch {
  start(): void;
  stop(): void;
}

/**
 * Notices that the terminal's clock was set, so that what a technician has put right, or wrong, is
 * told again without waiting for the next citizen.
 *
 * @param onSet what the hub had told of the time counts no more
 */
export function createClockWatch(
  clock: Clock,
  serverClock: Pick<ServerClock, 'knows'>,
  onSet: () => void,
): ClockWatch {
  let wasKnown = false;
  let cancel: Cancel = () => {};

  function look(): void {
    const isKnown = serverClock.knows(HUB_ID);
    if (wasKnown && !isKnown) onSet();
    wasKnown = isKnown;
    cancel = clock.after(LOOK_MS, look);
  }

  return { start: look, stop: () => cancel() };
}
