import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { forbidCrashDumps } from './no-crash-dumps.ts';

function filterOf(pid: number | undefined): string {
  return readFileSync(`/proc/${pid}/coredump_filter`, 'utf8').trim();
}

test('Chromium is told to write and send no dumps', () => {
  const switches: string[] = [];
  forbidCrashDumps({ appendSwitch: (name) => void switches.push(name) });
  expect(switches).toEqual(['disable-breakpad', 'disable-crash-reporter']);
});

test.runIf(existsSync('/proc/self/coredump_filter'))(
  'a process that was there before leaves nothing in a core file either',
  async () => {
    const child = spawn('cat', { stdio: ['pipe', 'pipe', 'ignore'] });
    onTestFinished(() => void child.kill());
    child.stdin.write('there');
    await new Promise((resolve) => child.stdout.once('data', resolve));
    writeFileSync(`/proc/${child.pid}/coredump_filter`, '0x33');
    forbidCrashDumps({ appendSwitch: () => {} });
    expect([filterOf(process.pid), filterOf(child.pid)]).toEqual(['00000000', '00000000']);
  },
);
