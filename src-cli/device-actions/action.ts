import type { Console, ExitCode } from '../command.ts';
import type { HeldDevice } from './with-device.ts';

export interface ActionOptions {
  readonly console: Console;
  /** How long somebody has to show a code or put a card down, in milliseconds. */
  readonly limitMs: number;
}

/** What a technician does with one device that is ready. */
export type DeviceAction = (held: HeldDevice, options: ActionOptions) => Promise<ExitCode>;
