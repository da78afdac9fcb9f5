import { once } from 'node:events';
import { connect } from 'node:net';
import { SerialPort } from 'serialport';
import { withinLimit } from './limit.ts';

/** A port that only counts the bytes that come: the baseline. */
export interface BarePort {
  /** Settles when so many more bytes have come, with the time of it in ns. */
  count(bytes: number): Promise<bigint>;
  write(bytes: Uint8Array): void;
  close(): Promise<void>;
}

interface Counter {
  readonly take: (bytes: Uint8Array) => void;
  readonly count: (bytes: number) => Promise<bigint>;
}

function createCounter(): Counter {
  let missing = 0;
  let heard: (at: bigint) => void = () => {};
  return {
    take(bytes) {
      missing -= bytes.length;
      if (missing === 0) heard(process.hrtime.bigint());
    },
    count(bytes) {
      missing += bytes;
      if (missing === 0) return Promise.resolve(process.hrtime.bigint());
      return withinLimit('every byte', new Promise((resolve) => (heard = resolve)));
    },
  };
}

/** `serialport` itself. */
export async function bareSerialPort(path: string, baudRate: number): Promise<BarePort> {
  const port = new SerialPort({ path, baudRate });
  await once(port, 'open');
  const { take, count } = createCounter();
  port.on('data', take);
  return {
    count,
    write: (bytes) => void port.write(Buffer.from(bytes)),
    close: () => new Promise((resolve) => port.close(() => resolve())),
  };
}

/** A connection to the port in `scheme://127.0.0.1:PORT`. */
export async function bareSocket(path: string): Promise<BarePort> {
  const { hostname: host, port } = new URL(path);
  const socket = connect({ host, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  const { take, count } = createCounter();
  socket.on('data', take);
  return {
    count,
    write: (bytes) => void socket.write(bytes),
    close: () => Promise.resolve(void socket.destroy()),
  };
}
