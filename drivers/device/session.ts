import type { Clock } from '../../contract/clock.ts';
import type { DeviceCommand } from '../../contract/devices.ts';
import type { Failure } from '../../contract/failures.ts';
import type { DeviceEvent } from '../events.ts';

/** What a session may use of the world: one open port, a clock, and an ear for what happens. */
export interface SessionHost {
  readonly deviceId: string;
  readonly clock: Clock;
  /** HID report descriptor of the open port, where there is one. */
  readonly descriptor?: Uint8Array;
  /** Bytes to the device. That they never arrive shows in the answer that does not come. */
  write(bytes: Uint8Array, as?: 'feature'): void;
  emit(event: DeviceEvent): void;
  /** The device has answered and can be used; again whenever it told more about itself. */
  ready(facts: Readonly<Record<string, string>>): void;
  /** In the middle of a card or a scan. */
  busy(isBusy: boolean): void;
  /** The device has carried out a command, or refused it. */
  answered(command: DeviceCommand, ok: boolean): void;
  /** Nothing more can be done on this port: close it and open it anew. */
  fail(reason: Failure): void;
}

/** The conversation with one device from the opening of its port to the closing. */
export interface DeviceSession {
  receive(bytes: Uint8Array): void;
  /** What {@link DeviceSession.command} can be asked for. */
  readonly commands: readonly DeviceCommand[];
  /** Asks for a command; `answered` of the host tells what became of it. */
  command(command: DeviceCommand): void;
  /** Cancels every timer and overwrites what is buffered. */
  stop(): void;
}

export type StartSession = (host: SessionHost) => DeviceSession;
