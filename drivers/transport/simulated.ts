import { connect, type Socket } from 'node:net';
import type { MockPortBinding } from '@serialport/binding-mock';
import type { OpenOptions } from '@serialport/bindings-interface';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { errorText } from './open-error.ts';
import { openStream } from './stream-port.ts';
import type { LineSettings, OpenPort, Transport } from './transport.ts';

const CONNECT_LIMIT_MS = 1_000;
const SIMULATED_PATH = /^simulated:\/\/127\.0\.0\.1:(\d{1,5})$/;

/** The port number in `simulated://127.0.0.1:PORT`; undefined for any other path. */
export function simulatedPort(path: string): number | undefined {
  const port = Number(SIMULATED_PATH.exec(path)?.[1]);
  return port >= 1 && port <= 65_535 ? port : undefined;
}

/**
 * A simulated device on a machine without pseudo-terminals: the stream of `serialport` over its
 * mock binding, whose far end is a TCP connection to the simulator. So the code above the native
 * binding is the same as with a real port.
 */
export function simulatedTransport(path: string, tcpPort: number): Transport {
  return {
    path,
    identify: () => Promise.resolve(ok(path)),
    open: async (settings) => {
      const socket = await connectTo(tcpPort);
      return socket.ok ? openOver(socket.value, path, settings) : socket;
    },
  };
}

function connectTo(port: number): Promise<Result<Socket, Failure>> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.setTimeout(CONNECT_LIMIT_MS, () => socket.destroy(new Error('no answer')));
    socket.once('connect', () => {
      socket.setTimeout(0);
      resolve(ok(socket));
    });
    socket.once('error', (error) => resolve(err(failure('DEVICE_ABSENT', errorText(error)))));
  });
}

async function openOver(
  socket: Socket,
  path: string,
  { baudRate }: LineSettings,
): Promise<Result<OpenPort, Failure>> {
  const [{ SerialPortStream }, { MockBinding }] = await Promise.all([
    import('@serialport/stream'),
    import('@serialport/binding-mock'),
  ]);
  MockBinding.createPort(path);
  const binding = {
    list: () => MockBinding.list(),
    async open(options: OpenOptions) {
      return bridge(await MockBinding.open(options), socket);
    },
  };
  const stream = new SerialPortStream({ binding, path, baudRate, autoOpen: false });
  socket.on('error', () => {});
  socket.on('close', () => {
    if (stream.isOpen) stream.close();
  });
  stream.on('close', () => socket.destroy());
  const opened = await openStream(stream);
  if (!opened.ok || socket.destroyed) socket.destroy();
  return opened;
}

/** Ties both directions of the mock port to the socket. */
function bridge(port: MockPortBinding, socket: Socket): MockPortBinding {
  const write = port.write.bind(port);
  port.write = async (bytes) => {
    await write(bytes);
    await new Promise<void>((resolve, reject) => {
      socket.write(bytes, (error) => (error ? reject(error) : resolve()));
    });
  };
  socket.on('data', (bytes) => {
    if (port.isOpen) port.emitData(bytes);
  });
  return port;
}
