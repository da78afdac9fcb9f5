import { spawn, type ChildProcess } from 'node:child_process';
import { expect, onTestFinished, vi } from 'vitest';
import { isRunning } from '../../drivers/native/is-running.test-support.ts';
import { childRunning } from '../support/kill-service.ts';

const START_MS = 10_000;
const GONE_MS = 1_000;

/** A process that runs these lines of TypeScript, and its child that runs the script. */
export async function parentOf(
  program: string,
  script: string,
): Promise<{ readonly parent: ChildProcess; readonly child: number }> {
  const parent = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], {
    cwd: import.meta.dirname,
    stdio: 'ignore',
  });
  onTestFinished(() => void parent.kill('SIGKILL'));
  const child = await vi.waitFor(
    () => childRunning(parent.pid!, script) ?? expect.unreachable('no child yet'),
    { timeout: START_MS, interval: 20 },
  );
  onTestFinished(() => {
    if (isRunning(child)) process.kill(child, 'SIGKILL');
  });
  return { parent, child };
}

/** Kills the parent without a warning, and sees that the child is gone soon. */
export async function endsWith(parent: ChildProcess, child: number): Promise<void> {
  expect(isRunning(child)).toBe(true);
  parent.kill('SIGKILL');
  await vi.waitFor(() => expect(isRunning(child)).toBe(false), { timeout: GONE_MS, interval: 10 });
}
