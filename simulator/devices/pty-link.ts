import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { open, realpath, rename, rm, symlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { serialTransport } from '../../drivers/transport/serial.ts';
import type { OpenPort } from '../../drivers/transport/transport.ts';
import type { Link, OnBytes } from './link.ts';

const PAIR_LIMIT_MS = 5_000;
const LOOK_EVERY_MS = 10;
const LINE = { baudRate: 115_200 };

/** Whether pseudo-terminal pairs can be made here. */
export async function hasSocat(): Promise<boolean> {
  if (process.platform === 'win32') return false;
  try {
    await promisify(execFile)('socat', ['-V']);
    return true;
  } catch {
    return false;
  }
}

interface Pair {
  readonly socat: ChildProcess;
  /** Our end. */
  readonly port: OpenPort;
  /** The terminal's end, held open so that the pair outlives every reopening by the terminal. */
  readonly held: FileHandle;
}

/**
 * A link over a pair of pseudo-terminals made by `socat`, plugged in. The path is a symbolic link
 * in `runDir` that appears only when the device is ready to answer, and that points to another
 * pseudo-terminal after every replug. When this process dies, our end closes and `socat` ends too.
 */
export async function createPtyLink(runDir: string, id: string, onBytes: OnBytes): Promise<Link> {
  const path = join(runDir, id);
  let pair: Pair | undefined;

  async function plug(): Promise<void> {
    if (pair) return;
    const made = await makePair(path);
    pair = made;
    made.port.onBytes(onBytes);
    made.socat.once('exit', () => {
      if (pair === made) void unplug();
    });
    await pointTo(path, await realpath(terminalEnd(path)));
  }

  async function unplug(): Promise<void> {
    const gone = pair;
    pair = undefined;
    if (!gone) return;
    await rm(path, { force: true });
    await stop(gone.socat);
    await Promise.all([gone.port.close(), gone.held.close()]);
    await removeEnds(path);
  }

  await plug();
  return {
    kind: 'pty',
    path,
    isPlugged: () => pair !== undefined,
    plug,
    unplug,
    send: (bytes) => void pair?.port.write(bytes),
  };
}

const terminalEnd = (path: string): string => `${path}.terminal`;
const deviceEnd = (path: string): string => `${path}.device`;

async function makePair(path: string): Promise<Pair> {
  await removeEnds(path);
  const ends = [deviceEnd(path), terminalEnd(path)];
  const addresses = ends.map((end) => `pty,raw,echo=0,link=${end}`);
  const socat = spawn('socat', addresses, { stdio: 'ignore' });
  socat.on('error', () => {});
  try {
    await Promise.all(ends.map(waitFor));
    const opened = await serialTransport(deviceEnd(path), LINE).open();
    if (!opened.ok) throw new Error(`own end of the pty pair: ${opened.error.detail ?? ''}`);
    const { O_RDWR, O_NOCTTY, O_NONBLOCK } = constants;
    const held = await open(terminalEnd(path), O_RDWR | O_NOCTTY | O_NONBLOCK);
    return { socat, port: opened.value, held };
  } catch (error) {
    await stop(socat);
    throw error;
  }
}

async function waitFor(path: string): Promise<void> {
  for (let waited = 0; waited < PAIR_LIMIT_MS; waited += LOOK_EVERY_MS) {
    try {
      await realpath(path);
      return;
    } catch {
      await delay(LOOK_EVERY_MS);
    }
  }
  throw new Error('socat made no pseudo-terminal');
}

/** Puts the link in place in one step, whatever stood there before. */
async function pointTo(path: string, target: string): Promise<void> {
  const next = `${path}.next`;
  await rm(next, { force: true });
  await symlink(target, next);
  await rename(next, path);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

async function removeEnds(path: string): Promise<void> {
  for (const end of [deviceEnd(path), terminalEnd(path)]) await rm(end, { force: true });
}
