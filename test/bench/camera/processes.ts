import { readdirSync, readFileSync } from 'node:fs';

/** The processes of the terminal that are told apart. */
export const ROLES = ['window', 'GPU', 'service', 'camera', 'main', 'others'] as const;
export type Role = (typeof ROLES)[number];

/** What a process has used so far. */
export interface Used {
  readonly cpuMs: number;
  readonly residentMb: number;
}

/** Linux counts processor time in hundredths of a second everywhere that Node runs on. */
const TICK_MS = 10;
const MEGABYTE = 1_048_576;

/** What a process is, by its command line. */
export function roleOf(command: string, isRoot: boolean): Role {
  if (isRoot) return 'main';
  if (command.includes('--type=renderer')) return 'window';
  if (command.includes('--type=gpu-process')) return 'GPU';
  if (command.includes('video_capture')) return 'camera';
  // In a utility process of Electron, or on a Node of its own.
  if (/node\.mojom\.NodeService|service\/main|node(\s|\0)/.test(command)) return 'service';
  return 'others';
}

/** Process time of `/proc/PID/stat`: its name may hold blanks and brackets (proc(5)). */
export function statOf(text: string): { readonly parent: number; readonly cpuMs: number } {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  return { parent: parent ?? 0, cpuMs: ((user ?? 0) + (system ?? 0)) * TICK_MS };
}

/** The process with this id and all below it, by what they are. */
export function usedBy(rootPid: number): Record<Role, Used> {
  const all = new Map<number, { readonly parent: number; readonly cpuMs: number }>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readQuietly(`/proc/${name}/stat`);
    if (stat !== undefined) all.set(Number(name), statOf(stat));
  }
  const isBelow = (pid: number): boolean => {
    for (let at = pid; at > 1; at = all.get(at)?.parent ?? 0) if (at === rootPid) return true;
    return false;
  };
  const used = Object.fromEntries(ROLES.map((role) => [role, { cpuMs: 0, residentMb: 0 }]));
  for (const [pid, { cpuMs }] of all) {
    if (!isBelow(pid)) continue;
    const role = roleOf(readQuietly(`/proc/${pid}/cmdline`) ?? '', pid === rootPid);
    const before = used[role] ?? { cpuMs: 0, residentMb: 0 };
    const residentMb = residentOf(readQuietly(`/proc/${pid}/status`) ?? '');
    used[role] = { cpuMs: before.cpuMs + cpuMs, residentMb: before.residentMb + residentMb };
  }
  return used as Record<Role, Used>;
}

function residentOf(status: string): number {
  return (Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1_024) / MEGABYTE;
}

/** A process may have ended meanwhile. */
function readQuietly(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
