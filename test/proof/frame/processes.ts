import { readdirSync, readFileSync } from 'node:fs';

/** One process of this machine. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly command: string;
}

/** Parent's id from `/proc/PID/stat` (proc(5)): the name before it may hold blanks and brackets. */
export function parentOf(stat: string): number | undefined {
  const match = /^\S ([0-9]+)/.exec(stat.slice(stat.lastIndexOf(')') + 2));
  return match ? Number(match[1]) : undefined;
}

/** Every process, as Linux tells it; one that ends while it is read is left out. */
export function processes(): ProcessEntry[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const parent = parentOf(readFileSync(`/proc/${name}/stat`, 'utf8'));
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        return parent === undefined ? [] : [{ pid: Number(name), parent, command }];
      } catch {
        return [];
      }
    });
}

/** Processes that `root` started, and those that they started. */
export function descendants(all: readonly ProcessEntry[], root: number): ProcessEntry[] {
  const children = all.filter(({ parent }) => parent === root);
  return children.flatMap((child) => [child, ...descendants(all, child.pid)]);
}

/**
 * How the terminal service is run: our script on a Node of its own, or Electron's utility process,
 * which names no script.
 */
const SERVICE = /[\\/]main[\\/]service\.js|--utility-sub-type=node\.mojom\.NodeService/;

/** The terminal service of the Electron with this process id, if it runs. */
export function findService(
  electron: number,
  all: readonly ProcessEntry[] = processes(),
): number | undefined {
  return descendants(all, electron).find(({ command }) => SERVICE.test(command))?.pid;
}
