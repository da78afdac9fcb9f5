import type { DeviceCommand } from '../../contract/devices.ts';
import type { LiangmaBridge } from '../../contract/ipc.ts';
import type { RequestError } from '../../contract/requests.ts';

/** How the last command of a device went. */
export type CommandRun =
  | { readonly state: 'running'; readonly command: DeviceCommand }
  /** `at` in milliseconds since 1970. */
  | { readonly state: 'done'; readonly command: DeviceCommand; readonly at: number }
  | { readonly state: 'failed'; readonly command: DeviceCommand; readonly error: RequestError };

interface CommandTarget {
  readonly deviceId: string;
  readonly request: LiangmaBridge['request'];
  readonly now: () => number;
}

/**
 * Asks a device for something and tells how it goes. The returned function stops the telling: the
 * answer to a command that another has followed is of no interest.
 */
export function runCommand(
  target: CommandTarget,
  command: DeviceCommand,
  tell: (run: CommandRun) => void,
): () => void {
  let stopped = false;
  tell({ state: 'running', command });
  void target.request('device.command', { deviceId: target.deviceId, command }).then((answer) => {
    if (stopped) return;
    if (answer.ok) tell({ state: 'done', command, at: target.now() });
    else tell({ state: 'failed', command, error: answer.error });
  });
  return () => {
    stopped = true;
  };
}
