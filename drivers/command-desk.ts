import type { Cancel, Clock } from '../contract/clock.ts';
import type { DeviceCommand } from '../contract/devices.ts';
import { failure, type Failure } from '../contract/failures.ts';
import { err, ok, type Result } from '../contract/result.ts';
import type { DeviceSession } from './device/session.ts';

/** How long a device may take to carry out a command or to refuse it, in milliseconds. */
export const COMMAND_LIMIT_MS = 2_000;

export type CommandResult = Result<undefined, Failure>;

/** Where commands to one device wait for their answer: one at a time. */
export interface CommandDesk {
  ask(session: DeviceSession, command: DeviceCommand): Promise<CommandResult>;
  /**
   * Whether this is a write of the command that is being given. It is not carried out before that
   * has been written, and has failed where that fails.
   */
  takesAsItsOwn(written: Promise<CommandResult>): boolean;
  /** The session told what became of a command; one that nobody waits for is ignored. */
  answered(command: DeviceCommand, isDone: boolean): void;
  /** The session is over, and with it whatever was asked. */
  close(): void;
}

interface Waiting {
  readonly command: DeviceCommand;
  readonly writes: Promise<CommandResult>[];
  readonly settle: (result: CommandResult) => void;
}

export function createCommandDesk(clock: Clock): CommandDesk {
  let waiting: Waiting | undefined;
  let giving: Waiting | undefined;

  return {
    ask(session, command) {
      if (!session.commands.includes(command)) return refused('the device does not offer this');
      if (waiting) return refused('another command is under way');
      return new Promise((resolve) => {
        let cancel: Cancel = () => {};
        const mine: Waiting = {
          command,
          writes: [],
          settle(result: CommandResult) {
            if (waiting !== mine) return;
            waiting = undefined;
            cancel();
            resolve(result);
          },
        };
        waiting = mine;
        cancel = clock.after(COMMAND_LIMIT_MS, () => mine.settle(failed('no answer')));
        giving = mine;
        session.command(command);
        giving = undefined;
      });
    },
    takesAsItsOwn(written) {
      if (!giving) return false;
      const { writes, settle } = giving;
      writes.push(written);
      void written.then((result) => {
        if (!result.ok) settle(failed(`not written: ${result.error.detail ?? result.error.code}`));
      });
      return true;
    },
    answered(command, isDone) {
      if (waiting?.command !== command) return;
      const { writes, settle } = waiting;
      if (isDone) void Promise.all(writes).then(() => settle(ok()));
      else settle(failed('the device refused'));
    },
    close: () => waiting?.settle(failed('the device went away')),
  };
}

/** What a command comes to that was never sent. */
export function refused(why: string): Promise<CommandResult> {
  return Promise.resolve(failed(why));
}

function failed(why: string): CommandResult {
  return err(failure('DEVICE_COMMAND_FAILED', why));
}
