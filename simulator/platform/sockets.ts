import type { Socket } from 'node:net';
import type { Server } from 'node:http';

/** The open connections, by whom they serve. */
export interface Sockets {
  /** Notes what the latest request on a connection was for. */
  mark(socket: Socket, isControl: boolean): void;
  /** Resets every connection but those of the control interface. */
  resetServices(): void;
}

/** Follows the connections of `server`. */
export function followSockets(server: Server): Sockets {
  const open = new Set<Socket>();
  const control = new WeakSet<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
  });
  return {
    mark(socket, isControl) {
      if (isControl) control.add(socket);
      else control.delete(socket);
    },
    resetServices() {
      for (const socket of open) if (!control.has(socket)) socket.resetAndDestroy();
    },
  };
}
