import type { TerminalApp } from '../../tools/terminal-app.ts';

/** The process id of the service that runs now, from the terminal's own log. */
export function servicePid(log: string): number | undefined {
  const pids = [...log.matchAll(/"event":"main\.service-spawned","pid":(\d+)/g)];
  const pid = pids.at(-1)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

/** Kills the terminal service without a warning, as a crash or the kernel would. */
export function killService({ log }: TerminalApp): void {
  const pid = servicePid(log());
  if (pid === undefined) throw new Error('no terminal service is running');
  process.kill(pid, 'SIGKILL');
}
