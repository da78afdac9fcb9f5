import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import type { Clock } from '../../contract/clock.ts';
import { CONTROL_LIMITS } from '../../contract/control.ts';
import { type ControlAddress, controlAddress } from '../../contract/control-address.node.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { converse, type ControlAnswer } from './conversation.ts';

/** The control socket of a running service (控制接口). */
export interface Door {
  close(): Promise<void>;
}

export interface DoorOptions {
  readonly dataDir: string;
  readonly answer: ControlAnswer;
  readonly clock: Clock;
}

/** Bits of a mode that let group and others in. */
const OTHERS = 0o077;

/**
 * Opens the control socket for the user of the service alone: mode 0600 in a folder of mode 0700. On
 * Windows it is a named pipe, whose default rights let others only read. Who opens it holds the
 * writer's lock of the data folder, so that a socket file that is there already is one that a killed
 * service has left; it is replaced if nobody answers at it.
 *
 * @returns why it could not be opened, as a code such as `EACCES`; `EADDRINUSE` where somebody answers
 */
export async function openDoor(options: DoorOptions): Promise<Result<Door, string>> {
  const address = controlAddress(options.dataDir);
  const clients = new Set<Socket>();
  const server = createServer((socket) => {
    clients.add(socket);
    socket.on('close', () => clients.delete(socket));
    converse(socket, options.answer, options.clock);
  });
  server.maxConnections = CONTROL_LIMITS.connections;
  try {
    if (address.folder !== undefined) {
      makePrivate(address.folder);
      if (await answers(address)) return err('EADDRINUSE');
      rmSync(address.path, { force: true });
    }
    await listening(server, address.path);
    if (address.folder !== undefined) chmodSync(address.path, 0o600);
  } catch (error) {
    server.close();
    return err((error as NodeJS.ErrnoException).code ?? 'unknown');
  }
  return ok({
    async close() {
      for (const client of clients) client.destroy();
      await new Promise((closed) => server.close(closed));
    },
  });
}

/** Below `/tmp` somebody else may have been there first, with a folder or a link of his own. */
function makePrivate(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { mode, uid } = lstatSync(folder);
  const isOurs = uid === process.getuid?.();
  const isFolder = lstatSync(folder).isDirectory();
  if (!isOurs || !isFolder) throw Object.assign(new Error(folder), { code: 'EACCES' });
  if ((mode & OTHERS) !== 0) chmodSync(folder, 0o700);
}

async function answers({ path }: ControlAddress): Promise<boolean> {
  const socket = connect(path);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function listening(server: Server, path: string): Promise<void> {
  server.listen(path);
  await once(server, 'listening');
  // A client that is lost in between is no reason to end.
  server.on('error', () => {});
}
