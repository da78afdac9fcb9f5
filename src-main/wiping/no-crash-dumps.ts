import { readFileSync } from 'node:fs';
import type { CommandLine } from 'electron';
import { withholdCoreDump } from '../../contract/core-dumps.node.ts';

/**
 * Chromium's own crash reporter writes the memory of a crashed process into the profile folder and
 * can send it away. The program never starts it; these keep Chromium from doing so by itself.
 */
const SWITCHES = ['disable-breakpad', 'disable-crash-reporter'] as const;

/** The processes that `pid` has started, as far as Linux tells. */
function startedBy(pid: number): number[] {
  try {
    const list = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8');
    return list.trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/**
 * No process of the program leaves its memory behind when it crashes. Has to be called before
 * Electron is ready. Chromium's zygotes, from which every page's process comes, are there before:
 * they are told one by one.
 */
export function forbidCrashDumps(commandLine: Pick<CommandLine, 'appendSwitch'>): void {
  for (const name of SWITCHES) commandLine.appendSwitch(name);
  const told = [process.pid];
  for (const pid of told) {
    withholdCoreDump(pid);
    told.push(...startedBy(pid));
  }
}
