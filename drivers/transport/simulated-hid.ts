import { connect, type Socket } from 'node:net';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import {
  createHidFrameReader,
  encodeHidFrame,
  HID_FRAME_TYPE,
  type HidFrame,
} from './hid-frame.ts';
import { errorText } from './open-error.ts';
import type { OpenPort, Transport } from './transport.ts';

const OPEN_LIMIT_MS = 1_000;
const SIMULATED_PATH = /^simulated-hid:\/\/127\.0\.0\.1:(\d{1,5})$/;
/** Reports that wait for the first listener; a real device keeps no more. */
const WAITING_CAP = 64;

/** The port number in `simulated-hid://127.0.0.1:PORT`; undefined for any other path. */
export function simulatedHidPort(path: string): number | undefined {
  const port = Number(SIMULATED_PATH.exec(path)?.[1]);
  return port >= 1 && port <= 65_535 ? port : undefined;
}

/** A simulated HID device: a TCP connection to the simulator that carries frames of `hid-frame.ts`. */
export function simulatedHidTransport(path: string, port: number): Transport {
  return {
    path,
    identify: () => Promise.resolve(ok(path)),
    open: () => open(port),
  };
}

/** Connects, and waits for the descriptor that the device sends first. */
function open(port: number): Promise<Result<OpenPort, Failure>> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    const device = simulatedDevice(socket, (opened) => {
      clearTimeout(limit);
      if (!opened.ok) socket.destroy();
      resolve(opened);
    });
    const limit = setTimeout(() => device.fail('no descriptor'), OPEN_LIMIT_MS);
    socket.once('connect', device.connected);
  });
}

function simulatedDevice(
  socket: Socket,
  settle: (opened: Result<OpenPort, Failure>) => void,
): { readonly connected: () => void; readonly fail: (what: string) => void } {
  const read = createHidFrameReader();
  const waiting: Uint8Array[] = [];
  let isConnected = false;
  let isOpen = false;
  let isClosing = false;
  let onBytes: ((report: Uint8Array) => void) | undefined;
  let onClosed: ((reason: Failure) => void) | undefined;
  let closedBy: Failure | undefined;

  function end(reason: Failure): void {
    if (closedBy) return;
    closedBy = reason;
    socket.destroy();
    if (!isOpen) settle(err(reason));
    else if (!isClosing) onClosed?.(reason);
  }

  function take({ type, bytes }: HidFrame): void {
    if (!isOpen) {
      if (type !== HID_FRAME_TYPE.DESCRIPTOR) {
        end(failure('DEVICE_OPEN_FAILED', 'no descriptor'));
        return;
      }
      isOpen = true;
      settle(ok(portWith(bytes)));
    } else if (type === HID_FRAME_TYPE.INPUT) {
      if (onBytes) onBytes(bytes);
      else if (waiting.length < WAITING_CAP) waiting.push(bytes);
    }
  }

  function portWith(descriptor: Uint8Array): OpenPort {
    return {
      ...(descriptor.length > 0 && { descriptor }),
      write: (bytes, as) =>
        new Promise((resolve) => {
          if (socket.destroyed) {
            resolve(err(failure('DEVICE_ABSENT', 'write to a closed port')));
            return;
          }
          const type = as === 'feature' ? HID_FRAME_TYPE.FEATURE : HID_FRAME_TYPE.OUTPUT;
          socket.write(encodeHidFrame(type, bytes), (error) =>
            resolve(error ? err(failure('DEVICE_ABSENT', errorText(error))) : ok()),
          );
        }),
      onBytes(listener) {
        onBytes = listener;
        for (const report of waiting.splice(0)) listener(report);
      },
      onClosed: (listener) => {
        onClosed = listener;
      },
      isAlive: () => Promise.resolve(!socket.destroyed && socket.readable),
      close() {
        isClosing = true;
        socket.destroy();
        return Promise.resolve();
      },
    };
  }

  socket.on('data', (bytes) => {
    const frames = read(bytes);
    if (!frames) end(failure(isOpen ? 'DEVICE_PROTOCOL' : 'DEVICE_OPEN_FAILED', 'no HID frames'));
    for (const frame of frames ?? []) if (!closedBy) take(frame);
  });
  socket.on('error', (error) => end(failure('DEVICE_ABSENT', errorText(error))));
  socket.on('close', () => end(failure('DEVICE_ABSENT', 'the connection was closed')));

  return {
    connected: () => {
      isConnected = true;
    },
    fail: (what) => end(failure(isConnected ? 'DEVICE_OPEN_FAILED' : 'DEVICE_ABSENT', what)),
  };
}
