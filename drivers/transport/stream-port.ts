import type { SerialPortStream } from '@serialport/stream';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { errorText, openFailure } from './open-error.ts';
import type { OpenPort } from './transport.ts';

/** Opens the stream, throws away what was waiting in its buffers, and wraps it. */
export async function openStream(stream: SerialPortStream): Promise<Result<OpenPort, Failure>> {
  const failed = await new Promise<Error | null>((resolve) => stream.open(resolve));
  if (failed) return err(openFailure(failed));
  const port = streamPort(stream);
  // A code scanned before the terminal listened must not start a session later.
  await new Promise((resolve) => stream.flush(resolve));
  return ok(port);
}

function streamPort(stream: SerialPortStream): OpenPort {
  let onClosed: ((reason: Failure) => void) | undefined;
  let closing: Promise<void> | undefined;
  const closed = new Promise<void>((resolve) => stream.once('close', resolve));
  stream.on('close', (reason: unknown) => {
    if (!closing) onClosed?.(failure('DEVICE_ABSENT', errorText(reason)));
  });
  // Every error of a port is followed by its close, or seen by `isAlive`.
  stream.on('error', () => {});

  return {
    write: (bytes) =>
      new Promise((resolve) => {
        if (!stream.isOpen) {
          resolve(err(failure('DEVICE_ABSENT', 'write to a closed port')));
          return;
        }
        stream.write(Buffer.from(bytes), undefined, (error) =>
          resolve(error ? err(openFailure(error)) : ok()),
        );
      }),
    onBytes: (listener) => void stream.on('data', listener),
    onClosed: (listener) => {
      onClosed = listener;
    },
    isAlive: () => answers(stream),
    close: () => {
      closing ??= stream.isOpen
        ? new Promise((resolve) => stream.close(() => resolve()))
        : stream.closing
          ? closed
          : Promise.resolve();
      return closing;
    },
  };
}

/** After a hang-up the line settings can no longer be read (EIO), whatever the path says. */
async function answers(stream: SerialPortStream): Promise<boolean> {
  if (!stream.isOpen || !stream.port) return false;
  try {
    await stream.port.getBaudRate();
    return true;
  } catch (error) {
    // Some systems cannot tell the rate of an open port; that says nothing about the device.
    return /not (supported|implemented)/i.test(errorText(error));
  }
}
