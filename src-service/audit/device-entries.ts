import type { AuditEvent } from '../../contract/audit.ts';
import type { Cancel, Clock } from '../../contract/clock.ts';
import type { DeviceSnapshot } from '../../contract/devices.ts';
import type { FailureCode } from '../../contract/failures.ts';

type DeviceEvent = Extract<AuditEvent, { event: 'device.fault' | 'device.back' }>;

/** How long a device has to be away before that is an entry, in milliseconds: longer than a start. */
export const FAULT_MS = 5_000;
/** Or it is lost so often within so many milliseconds. */
const FAULT_LOSSES = 3;
const LOSSES_MS = 60_000;
/**
 * How long it has to answer before it is back, in milliseconds; doubled with each fault of the last
 * hour, up to the longest. Whatever a loose cable does, that is at most 30 entries an hour.
 */
export const FIRST_BACK_MS = 10_000;
export const LONGEST_BACK_MS = 600_000;
const HOUR_MS = 3_600_000;

interface Watched {
  /** `doubt`: it was away, but not yet for long; `faulty`: the last entry says that it is away. */
  state: 'calm' | 'doubt' | 'faulty';
  isReady: boolean;
  failure: FailureCode | undefined;
  /** When it went away lately. */
  losses: number[];
  /** When faults were written within the last hour. */
  faults: number[];
  cancel: Cancel;
}

function isReady({ state }: DeviceSnapshot): boolean {
  return state === 'ready' || state === 'busy';
}

function newcomer(): Watched {
  return {
    ...{
      state: 'calm',
      isReady: true,
      failure: undefined,
      losses: [],
      faults: [],
      cancel: () => {},
    },
  };
}

/** Turns the states of the devices into entries: what lasts, not every twitch of a cable. */
export interface DeviceEntries {
  changed(devices: readonly DeviceSnapshot[]): void;
  stop(): void;
}

export function createDeviceEntries(
  clock: Clock,
  note: (event: DeviceEvent) => void,
): DeviceEntries {
  const watched = new Map<string, Watched>();

  function back(id: string, device: Watched): void {
    device.state = 'calm';
    note({ event: 'device.back', device: id });
  }

  function awaitBack(id: string, device: Watched): void {
    const now = clock.now();
    device.faults = device.faults.filter((at) => now - at < HOUR_MS);
    const doubled = FIRST_BACK_MS * 2 ** Math.max(0, device.faults.length - 1);
    device.cancel = clock.after(Math.min(doubled, LONGEST_BACK_MS), () => back(id, device));
  }

  /** It has been away for a while, or more than once. */
  function decide(id: string, device: Watched): void {
    const isPassing = device.isReady && device.losses.length < FAULT_LOSSES;
    device.state = isPassing ? 'calm' : 'faulty';
    if (isPassing) return;
    device.losses = [];
    device.faults.push(clock.now());
    const { failure } = device;
    note({ event: 'device.fault', device: id, ...(failure === undefined ? {} : { failure }) });
    if (device.isReady) awaitBack(id, device);
  }

  function lost(id: string, device: Watched): void {
    if (device.state === 'faulty') {
      device.cancel();
      return;
    }
    const now = clock.now();
    device.losses = [...device.losses.filter((at) => now - at < LOSSES_MS), now];
    if (device.state === 'doubt') return;
    device.state = 'doubt';
    device.cancel = clock.after(FAULT_MS, () => decide(id, device));
  }

  function see(id: string, snapshot: DeviceSnapshot | undefined): void {
    const device = watched.get(id) ?? newcomer();
    watched.set(id, device);
    device.failure = snapshot?.reason?.code ?? device.failure;
    const ready = snapshot !== undefined && isReady(snapshot);
    if (device.isReady === ready) return;
    device.isReady = ready;
    if (!ready) lost(id, device);
    else if (device.state === 'faulty') awaitBack(id, device);
  }

  return {
    changed(devices) {
      for (const device of devices) see(device.id, device);
      const present = new Set(devices.map(({ id }) => id));
      for (const id of watched.keys()) if (!present.has(id)) see(id, undefined);
    },
    stop() {
      for (const { cancel } of watched.values()) cancel();
    },
  };
}
