import { readFileSync } from 'node:fs';

/** Whether a process runs (Linux); one whose exit nobody has fetched yet does not. */
export function isRunning(pid: number): boolean {
  try {
    return !/^State:\sZ/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
