import { useSyncExternalStore } from 'react';
import type { Clock } from '../../contract/clock.ts';
import type { DevicesState, PlatformState } from '../control-api.ts';
import { devicesClient, platformClient } from './api/client.ts';
import { createPoller, type Poller, type Watched } from './api/poller.ts';

/** Pause between an answer and the next question, in milliseconds. */
export const POLL_INTERVAL_MS = 700;

/** Both simulators under watch. */
export interface Watch {
  readonly devices: Poller<DevicesState>;
  readonly platform: Poller<PlatformState>;
  /** Asks both at once. */
  readonly refresh: () => Promise<void>;
  readonly start: () => void;
  readonly stop: () => void;
}

/** Watches the device simulator at `base`, and the platform as soon as it has named its address. */
export function createWatch(base: string, clock: Clock): Watch {
  const devices = createPoller(devicesClient(base).state, clock, POLL_INTERVAL_MS);
  const platform = createPoller(
    () => platformClient(devices.snapshot().value?.platformUrl ?? '').state(),
    clock,
    POLL_INTERVAL_MS,
  );
  devices.subscribe(startPlatform);
  function startPlatform(): void {
    if (devices.snapshot().value) platform.start();
  }
  return {
    devices,
    platform,
    async refresh() {
      await Promise.all([devices.refresh(), platform.refresh()]);
    },
    start() {
      devices.start();
      startPlatform();
    },
    stop() {
      devices.stop();
      platform.stop();
    },
  };
}

/** The newest snapshot of one poller; draws anew when it changes. */
export function useWatched<T>(poller: Poller<T>): Watched<T> {
  return useSyncExternalStore(poller.subscribe, poller.snapshot, poller.snapshot);
}
