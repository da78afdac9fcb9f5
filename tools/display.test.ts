import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';

const MODULE = pathToFileURL(`${import.meta.dirname}/display.ts`).href;
// Says the name of its display, then stays.
const HOLDER = `
  const { startVirtualDisplay } = await import('${MODULE}');
  console.log((await startVirtualDisplay()).name);
  setInterval(() => {}, 1000);
`;

/** True where a display of this name, e.g. `:99`, takes connections. */
function isShown(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(`/tmp/.X11-unix/X${name.slice(1)}`);
    socket.once('connect', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

describe.runIf(process.platform === 'linux')('startVirtualDisplay', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('takes its display along when %s ends the process', async (signal, code) => {
    const holder = spawn(process.execPath, ['--input-type=module', '-e', HOLDER], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(holder.stdout, 'data')) as [Buffer];
    const name = line.toString().trim();
    expect(await isShown(name)).toBe(true);
    holder.kill(signal);
    expect(await once(holder, 'exit')).toEqual([code, null]);
    await expect.poll(() => isShown(name), { timeout: 3_000 }).toBe(false);
  });
});
