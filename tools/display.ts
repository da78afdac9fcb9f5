import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { StopError } from './say.ts';

/** Room for a portrait terminal, a landscape one, and the dock beside it. */
const SCREEN = '2560x2000x24';
const START_MS = 10_000;

export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
}

const { SIGINT, SIGTERM, SIGHUP } = constants.signals;

/** A process that a signal ends at once runs no exit hook: it would leave its display behind. */
function exitOnSignals(): void {
  for (const [signal, number] of Object.entries({ SIGINT, SIGTERM, SIGHUP })) {
    process.once(signal, () => process.exit(128 + number));
  }
}

/**
 * Starts a display in memory on a free number; ends with this process at the latest, which from
 * now on ends at SIGINT, SIGTERM and SIGHUP with the exit code of the signal.
 */
export async function startVirtualDisplay(): Promise<{ name: string; stop: () => void }> {
  const child = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const stop = (): void => void child.kill();
  process.once('exit', stop);
  exitOnSignals();
  const number = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new StopError('Xvfb did not start')), START_MS);
    const fail = (): void => reject(new StopError('Xvfb cannot be started'));
    child.once('error', fail);
    child.once('exit', fail);
    (child.stdio[3] as NodeJS.ReadableStream).once('data', (data: Buffer) => {
      clearTimeout(timer);
      resolve(data.toString().trim());
    });
  });
  return { name: `:${number}`, stop };
}
