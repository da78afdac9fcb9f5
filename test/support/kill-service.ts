import { readdirSync, readFileSync } from 'node:fs';
import type { ElectronApplication } from 'playwright';
import type { TerminalApp } from '../../tools/terminal-app.ts';

/** Among the children of a process, the one that runs the built service (Linux). */
export function childRunning(parent: number, script: string): number | undefined {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      if (!command.includes(script)) continue;
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      if (Number(/^PPid:\s+(\d+)$/m.exec(status)?.[1]) === parent) return Number(pid);
    } catch {
      // It ended while we looked.
    }
  }
  return undefined;
}

/** A utility process is known to Electron; a child on its own Node, only on Linux, to the kernel. */
export async function servicePid(app: ElectronApplication): Promise<number | undefined> {
  const { main, utility } = await app.evaluate((electron) => ({
    main: process.pid,
    utility: electron.app.getAppMetrics().find(({ name }) => name === 'liangma-service')?.pid,
  }));
  return utility ?? childRunning(main, 'out/main/service.js');
}

/** Kills the terminal service without a warning, as a crash or the kernel would. */
export async function killService({ app }: TerminalApp): Promise<void> {
  const pid = await servicePid(app);
  if (pid === undefined) throw new Error('no terminal service is running');
  process.kill(pid, 'SIGKILL');
}
