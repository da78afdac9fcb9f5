import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { ROOT } from '../paths.ts';
import { StopError } from '../say.ts';

/** A process that says in one JSON line when it is ready, and ends when its input closes. */
export interface ReadyChild<T> {
  readonly ready: T;
  stop(): Promise<void>;
}

const READY_MS = 15_000;
const STOP_MS = 3_000;

function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
    child.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    child.kill('SIGTERM');
  });
}

/**
 * Starts `node script …` and waits for its `{"ready":…}` line.
 *
 * @throws StopError where it ends or stays silent instead
 */
export async function startReady<T>(
  script: string,
  args: readonly string[],
  check: (ready: unknown) => T,
): Promise<ReadyChild<T>> {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  try {
    const ready = await new Promise<T>((resolve, reject) => {
      const fail = (what: string): void => reject(new StopError(`${script} ${what}`));
      const timer = setTimeout(() => fail('was not ready in time'), READY_MS);
      child.once('exit', () => fail('ended before it was ready'));
      lines.once('line', (line) => {
        clearTimeout(timer);
        try {
          resolve(check((JSON.parse(line) as { ready: unknown }).ready));
        } catch {
          fail('said something else than that it is ready');
        }
      });
    });
    lines.on('line', () => {});
    return { ready, stop: () => stopChild(child) };
  } catch (error) {
    await stopChild(child);
    throw error;
  }
}
