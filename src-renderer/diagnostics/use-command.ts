import { useEffect, useRef, useState } from 'react';
import type { DeviceCommand } from '../../contract/devices.ts';
import { useTerminal } from '../app/terminal-context.ts';
import { runCommand } from './run-command.ts';
import type { CommandRun } from './run-command.ts';

/** The last command of one device and how to give another. */
export function useCommand(
  deviceId: string,
): [run: CommandRun | undefined, start: (command: DeviceCommand) => void] {
  const { request, clock } = useTerminal();
  const [run, setRun] = useState<CommandRun>();
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  function start(command: DeviceCommand): void {
    // A second press while the first is under way is one too many.
    if (run?.state === 'running' && run.command === command) return;
    stop.current();
    stop.current = runCommand({ deviceId, request, now: () => clock.now() }, command, setRun);
  }
  return [run, start];
}
