import { writeFileSync } from 'node:fs';

/**
 * A core file would hold whatever a process knew when it crashed. Linux is told to leave every kind
 * of memory out of it (core(5)); a process hands this on to those that it starts.
 *
 * @param pid of which process; absent: this one
 * @returns false where the system has no such setting, or does not allow it
 */
export function withholdCoreDump(pid: number | 'self' = 'self'): boolean {
  try {
    writeFileSync(`/proc/${pid}/coredump_filter`, '0', { flag: 'r+' });
    return true;
  } catch {
    return false;
  }
}
