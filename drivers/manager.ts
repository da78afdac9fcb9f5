import type { Clock } from '../contract/clock.ts';
import type { DeviceConfig } from '../contract/config.ts';
import type { DeviceSnapshot } from '../contract/devices.ts';
import type { DeviceEvent } from './events.ts';

export interface DeviceManagerOptions {
  readonly devices: readonly DeviceConfig[];
  readonly clock: Clock;
  /** Source of jitter, 0 ≤ x < 1; `Math.random` by default. */
  readonly random?: () => number;
}

/** Takes a listener away again; calling it twice is harmless. */
export type Unsubscribe = () => void;

/** Keeps every configured device open, and opens it again whatever happens to it. */
export interface DeviceManager {
  start(): void;
  /** Closes every port. No event comes after the returned promise has settled. */
  stop(): Promise<void>;
  /** One snapshot for each configured device, in the order of the configuration. */
  snapshots(): DeviceSnapshot[];
  onEvent(listener: (event: DeviceEvent) => void): Unsubscribe;
  /** Called after any snapshot has changed. */
  onChange(listener: () => void): Unsubscribe;
}
