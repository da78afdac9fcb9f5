import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { isRunning } from './is-running.test-support.ts';

const PARENT = path.join(import.meta.dirname, 'parent.test-support.ts');
const GONE_MS = 1_000;

test.runIf(process.platform === 'linux')(
  'a child that is stuck in a foreign function ends with its killed parent',
  async () => {
    const parent = spawn(process.execPath, [PARENT], { stdio: ['ignore', 'pipe', 'ignore'] });
    onTestFinished(() => void parent.kill('SIGKILL'));
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(said.toString());
    onTestFinished(() => {
      if (isRunning(pid)) process.kill(pid, 'SIGKILL');
    });
    expect(isRunning(pid)).toBe(true);
    parent.kill('SIGKILL');
    await vi.waitFor(() => expect(isRunning(pid)).toBe(false), { timeout: GONE_MS, interval: 10 });
  },
  15_000,
);
