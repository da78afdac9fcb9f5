import { readdirSync, readFileSync } from 'node:fs';
import type { TerminalApp } from '../../tools/terminal-app.ts';

function parentOf(pid: string): number {
  // The name in brackets may hold anything, blanks and brackets included.
  const [, after = ''] = /\) \S (.*)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  return Number(after.split(' ')[0]);
}

/** The process id of the terminal service below an Electron main process. */
export function servicePid(mainPid: number): number | undefined {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (parentOf(pid) === mainPid && command.includes('out/main/service.js')) return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return undefined;
}

/** Kills the terminal service without a warning, as a crash or the kernel would. */
export async function killService({ app }: TerminalApp): Promise<void> {
  const main = await app.evaluate(() => process.pid);
  const pid = servicePid(main);
  if (pid === undefined) throw new Error('no terminal service is running');
  process.kill(pid, 'SIGKILL');
}
