import { connect, type Socket } from 'node:net';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { errorText } from './open-error.ts';
import type { OpenPort, Transport } from './transport.ts';

/** A serial server answers at once or not at all, in milliseconds. */
const CONNECT_LIMIT_MS = 1_500;
/**
 * A cable that was pulled sends no farewell: after so much silence, in milliseconds, the system
 * asks whether the far end still lives. Silence by itself is no fault: nobody may scan for hours.
 */
const KEEP_ALIVE_MS = 3_000;
/** `tcp://HOST:PORT`: a name, an IPv4 address, or an IPv6 address in brackets. */
const TCP_PATH =
  /^tcp:\/\/(?:\[([0-9a-f:.]{2,45})\]|([0-9a-z](?:[0-9a-z.-]{0,251}[0-9a-z])?)):(\d{1,5})$/i;

export interface TcpAddress {
  readonly host: string;
  readonly port: number;
}

/** The address in `tcp://HOST:PORT`; undefined for any other path. */
export function tcpAddress(path: string): TcpAddress | undefined {
  const [, ipv6, name, digits] = TCP_PATH.exec(path) ?? [];
  const host = ipv6 ?? name;
  const port = Number(digits);
  return host !== undefined && port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

/**
 * A serial server (串口服务器) in raw TCP mode: what goes over the connection goes over its line,
 * whose rate and framing are set at the server. The connection is direct; no proxy is asked.
 */
export function tcpTransport(path: string, address: TcpAddress): Transport {
  return {
    path,
    // Only a connection tells what stands there, and most servers take one at a time.
    identify: () => Promise.resolve(ok(path)),
    open: () => open(address),
  };
}

function open({ host, port }: TcpAddress): Promise<Result<OpenPort, Failure>> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    socket.setKeepAlive(true, KEEP_ALIVE_MS);
    socket.setTimeout(CONNECT_LIMIT_MS, () => socket.destroy(new Error('no answer')));
    socket.once('connect', () => {
      socket.setTimeout(0);
      resolve(ok(socketPort(socket)));
    });
    socket.on('error', (error) => resolve(err(failure('DEVICE_ABSENT', errorText(error)))));
  });
}

function socketPort(socket: Socket): OpenPort {
  let isClosing = false;
  let hungUp: Failure | undefined;
  let onClosed: ((reason: Failure) => void) | undefined;
  let reason = 'the serial server hung up';
  socket.on('error', (error) => {
    reason = errorText(error);
  });
  socket.on('close', () => {
    if (isClosing) return;
    hungUp = failure('DEVICE_ABSENT', reason);
    onClosed?.(hungUp);
  });
  return {
    write: (bytes) =>
      new Promise((resolve) => {
        socket.write(Uint8Array.from(bytes), (error) =>
          resolve(error ? err(failure('DEVICE_ABSENT', errorText(error))) : ok()),
        );
      }),
    onBytes: (listener) => void socket.on('data', listener),
    onClosed: (listener) => {
      onClosed = listener;
      if (hungUp) listener(hungUp);
    },
    isAlive: () => Promise.resolve(!socket.destroyed && socket.writable),
    close() {
      isClosing = true;
      socket.destroy();
      return Promise.resolve();
    },
  };
}
