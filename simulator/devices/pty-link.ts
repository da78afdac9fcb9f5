import {
  execFile,
  spawn,
  type ChildProcess,
  type ChildProcessWithoutNullStreams,
} from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { open, realpath, rename, rm, symlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Link, OnBytes } from './link.ts';

const TTY_LIMIT_MS = 5_000;
const LOOK_EVERY_MS = 10;

/** Whether pseudo-terminals can be made here. */
export async function hasSocat(): Promise<boolean> {
  if (process.platform === 'win32') return false;
  try {
    await promisify(execFile)('socat', ['-V']);
    return true;
  } catch {
    return false;
  }
}

interface Pseudo {
  /** Its standard streams are the device's side. */
  readonly socat: ChildProcessWithoutNullStreams;
  /** The terminal's side, held open so that it outlives every reopening by the terminal. */
  readonly held: FileHandle;
}

/**
 * A link over a pseudo-terminal made by `socat`, plugged in. The path is a symbolic link in `runDir`
 * that appears only when the device is ready to answer, and that may point to another
 * pseudo-terminal after every replug. When this process dies, its pipes close and `socat` ends too.
 */
export async function createPtyLink(runDir: string, id: string, onBytes: OnBytes): Promise<Link> {
  const path = join(runDir, id);
  let pseudo: Pseudo | undefined;

  async function plug(): Promise<void> {
    if (pseudo) return;
    const made = await makePseudo(path, onBytes);
    pseudo = made;
    made.socat.once('exit', () => {
      if (pseudo === made) void unplug();
    });
    await pointTo(path, await realpath(ttyLink(path)));
  }

  async function unplug(): Promise<void> {
    const gone = pseudo;
    pseudo = undefined;
    if (!gone) return;
    await rm(path, { force: true });
    await stop(gone.socat);
    await gone.held.close();
    await rm(ttyLink(path), { force: true });
  }

  await plug();
  return {
    kind: 'pty',
    path,
    isPlugged: () => pseudo !== undefined,
    plug,
    unplug,
    send: (bytes) => void pseudo?.socat.stdin.write(bytes),
  };
}

/** The link that `socat` makes itself, before anybody is there to answer. */
function ttyLink(path: string): string {
  return `${path}.tty`;
}

async function makePseudo(path: string, onBytes: OnBytes): Promise<Pseudo> {
  const tty = ttyLink(path);
  await rm(tty, { force: true });
  const socat = spawn('socat', ['-', `pty,raw,echo=0,link=${tty}`]);
  socat.on('error', () => {});
  socat.stdin.on('error', () => {});
  socat.stderr.resume();
  socat.stdout.on('data', onBytes);
  try {
    await waitFor(tty);
    const { O_RDWR, O_NOCTTY, O_NONBLOCK } = constants;
    return { socat, held: await open(tty, O_RDWR | O_NOCTTY | O_NONBLOCK) };
  } catch (error) {
    await stop(socat);
    throw error;
  }
}

async function waitFor(path: string): Promise<void> {
  for (let waited = 0; waited < TTY_LIMIT_MS; waited += LOOK_EVERY_MS) {
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
