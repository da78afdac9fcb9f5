import type { DeviceSnapshot } from '../../contract/devices.ts';

/**
 * Devices whose state is news to somebody who listens. That a working device reads and is ready
 * again is none: with every scan it would speak twice.
 */
export function stateChanges(
  before: readonly DeviceSnapshot[],
  now: readonly DeviceSnapshot[],
): readonly DeviceSnapshot[] {
  const states = new Map(before.map(({ id, state }) => [id, state]));
  return now.filter(({ id, state }) => {
    const last = states.get(id);
    return last !== state && !(isWorking(last) && isWorking(state));
  });
}

function isWorking(state: DeviceSnapshot['state'] | undefined): boolean {
  return state === 'ready' || state === 'busy';
}

/** How many devices want somebody's hand: absent or faulty. */
export function attentionCount(devices: readonly DeviceSnapshot[]): number {
  return devices.filter(({ state }) => state === 'absent' || state === 'faulty').length;
}
