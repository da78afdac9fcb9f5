import type { Failure } from '../../../contract/failures.ts';
import type { DeviceCommand } from '../../../contract/devices.ts';
import type { AimIdentifier } from '../../events.ts';

/** What a protocol wants done, or has found, in order. */
export type Signal =
  /** One whole symbol, without framing and AIM identifier. */
  | { readonly kind: 'symbol'; readonly bytes: Uint8Array; readonly aim?: AimIdentifier }
  /** A symbol longer than any code was thrown away. */
  | { readonly kind: 'overflow' }
  /** Bytes that looked like a frame and were none; `what` names the reason, never the content. */
  | { readonly kind: 'damage'; readonly what: string }
  /** Bytes to the device; over HID one report with its id first, over serial as they are. */
  | { readonly kind: 'send'; readonly bytes: Uint8Array; readonly as?: 'feature' }
  /** The device can be used; facts that it told about itself. May come again with more facts. */
  | { readonly kind: 'ready'; readonly facts: Readonly<Record<string, string>> }
  /** A command has been carried out, or refused by the device. */
  | { readonly kind: 'answered'; readonly command: DeviceCommand; readonly ok: boolean }
  /** Nothing more can be done on this port: close it and open it anew. */
  | { readonly kind: 'fault'; readonly reason: Failure };

/**
 * The conversation with one scanner as a pure state machine: input and the time in, signals out.
 * Knows no transport and keeps no timer. `now` is in milliseconds and never falls.
 */
export interface ScannerProtocol {
  /** The port is open: initialisation. A scanner that only talks is `ready` at once. */
  start(now: number): Signal[];
  /** A chunk of a byte stream, or one whole HID input report with its report id first. */
  receive(bytes: Uint8Array, now: number): Signal[];
  /** What can be asked of it. */
  readonly commands: readonly DeviceCommand[];
  /** Asks for a command out of {@link ScannerProtocol.commands}. */
  command(command: DeviceCommand, now: number): Signal[];
  /** When {@link ScannerProtocol.wake} wants to be called, in the time of `now`; asked anew after every call. */
  wakeAt(): number | undefined;
  wake(now: number): Signal[];
  /** In the middle of a symbol or of a trigger session. */
  isBusy(): boolean;
  /** Overwrites what is buffered; nothing is called afterwards. */
  stop(): void;
}
