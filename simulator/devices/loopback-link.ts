import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Link } from './link.ts';

interface LoopbackOptions {
  readonly kind: 'tcp' | 'hid';
  /** What stands before `://127.0.0.1:PORT` in the path. */
  readonly scheme: string;
  /** A terminal has connected: gives what takes its bytes. */
  readonly connected: (socket: Socket) => (bytes: Uint8Array) => void;
  /** How {@link Link.send} looks on the wire. */
  readonly encode: (bytes: Uint8Array) => Uint8Array;
}

/** A link over TCP on the loopback address; plugged in. */
export async function createLoopbackLink(options: LoopbackOptions): Promise<Link> {
  let server: Server | undefined;
  let terminal: Socket | undefined;
  let port = 0;

  async function plug(): Promise<void> {
    if (server) return;
    const opening = createServer((socket) => {
      // Like a serial port: the last one to open it has it.
      terminal?.destroy();
      terminal = socket;
      socket.setNoDelay(true);
      socket.on('error', () => {});
      socket.on('data', options.connected(socket));
      socket.on('close', () => {
        if (terminal === socket) terminal = undefined;
      });
    });
    server = opening;
    opening.listen(port, '127.0.0.1');
    await once(opening, 'listening');
    const address = opening.address();
    if (address && typeof address === 'object') port = address.port;
  }

  async function unplug(): Promise<void> {
    const closing = server;
    server = undefined;
    if (!closing) return;
    const closed = once(closing, 'close');
    closing.close();
    terminal?.destroy();
    await closed;
  }

  await plug();
  return {
    kind: options.kind,
    path: `${options.scheme}://127.0.0.1:${port}`,
    isPlugged: () => server !== undefined,
    plug,
    unplug,
    send: (bytes) => void terminal?.write(options.encode(bytes)),
  };
}
