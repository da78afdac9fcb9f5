import { createHash } from 'node:crypto';
import { lstatSync } from 'node:fs';
import path from 'node:path';

/** `sun_path` takes 104 bytes on macOS and the BSDs, 108 on Linux, each with a closing zero. */
const LONGEST_PATH_BYTES = 103;

/** A folder that only its owner may look into, for the socket and the lock of a data folder. */
export function controlFolder(dataDir: string): string {
  return path.join(dataDir, 'control');
}

/** Where the terminal service of a data folder listens to the command line. */
export interface ControlAddress {
  /** What to listen on and to connect to. */
  readonly path: string;
  /** The folder of the socket, to be made before; absent for a named pipe. */
  readonly folder?: string;
}

/**
 * The same for the service and the command line, whatever their environment, even where one of them
 * runs as root: it follows from the data folder and its owner alone. A path that is too long for a
 * socket gives way to a short one below `/tmp`.
 */
export function controlAddress(
  dataDir: string,
  platform: NodeJS.Platform = process.platform,
): ControlAddress {
  const whole = path.resolve(dataDir);
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 32);
  if (platform === 'win32') return { path: `\\\\.\\pipe\\liangma-${hash}` };
  const folder = controlFolder(whole);
  const file = path.join(folder, 'control.sock');
  if (Buffer.byteLength(file) <= LONGEST_PATH_BYTES) return { path: file, folder };
  const short = `/tmp/liangma-${ownerOf(whole)}`;
  return { path: `${short}/${hash}.sock`, folder: short };
}

/** Bits of a mode that let group and others in. */
const OTHERS = 0o077;

/**
 * Where a client may connect to: below `/tmp` anybody can make a folder and a socket in it and answer
 * in the service's name. Both have to belong to the owner of the data folder, or to root, and to be
 * closed to everybody else.
 *
 * @returns undefined where nobody listens, or somebody else may
 */
export function trustedControlPath(dataDir: string): string | undefined {
  const { path: at, folder } = controlAddress(dataDir);
  // A named pipe: who may make it is for Windows to say.
  if (folder === undefined) return at;
  const owners = [ownerOf(path.resolve(dataDir)), 0];
  const [inside, socket] = [folder, at].map((one) => lstatSync(one, { throwIfNoEntry: false }));
  const isClosed = [inside, socket].every(
    (found) => found && owners.includes(found.uid) && (found.mode & OTHERS) === 0,
  );
  return isClosed && inside?.isDirectory() && socket?.isSocket() ? at : undefined;
}

function ownerOf(dataDir: string): number {
  return lstatSync(dataDir, { throwIfNoEntry: false })?.uid ?? process.getuid?.() ?? 0;
}
