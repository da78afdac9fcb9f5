import type { Clock } from '../contract/clock.ts';
import type { DeviceCommand, DeviceSnapshot } from '../contract/devices.ts';
import type { Failure } from '../contract/failures.ts';
import type { CommandResult } from './command-desk.ts';
import type { DeviceEvent } from './events.ts';
import type { PortType } from './transport/open.ts';
import type { Transport } from './transport/transport.ts';

/** What {@link ManagedDevice}s have in common with the world. */
export interface DeviceWorld {
  readonly clock: Clock;
  readonly random: () => number;
  readonly openTransport: (path: string, type: PortType) => Transport;
  /** Tells an event; what comes back is why the device has to be given up. */
  readonly emit: (event: DeviceEvent) => Failure | undefined;
  readonly changed: () => void;
  readonly raw: (chunk: RawChunk) => void;
}

/** Who a device is, and where it stands at first; no path as long as nobody knows. */
export interface DeviceEntry {
  readonly id: string;
  readonly model: string;
  readonly origin: DeviceSnapshot['origin'];
  readonly path: string | undefined;
  readonly baudRate?: number | undefined;
  readonly allowedSams?: readonly string[] | undefined;
}

/**
 * One chunk or report as it passed over a port. Holds what citizens showed: it may go to the
 * recorder of the command line, where somebody asked for it, and nowhere else.
 */
export interface RawChunk {
  readonly deviceId: string;
  readonly from: 'device' | 'host';
  readonly bytes: Uint8Array;
  readonly as?: 'feature';
}

/** One device of the list. */
export interface ManagedDevice {
  start(): void;
  /** Always settles; no event comes after it has. */
  stop(): Promise<void>;
  snapshot(): Omit<DeviceSnapshot, 'lastReadAt'>;
  command(command: DeviceCommand): Promise<CommandResult>;
  /** It was found there; undefined: something else stands where it stood. */
  standAt(path: string | undefined): void;
}
