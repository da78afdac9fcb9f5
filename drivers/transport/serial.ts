import { stat } from 'node:fs/promises';
import { failure, type Failure } from '../../contract/failures.ts';
import { err, ok, type Result } from '../../contract/result.ts';
import { errorText, openFailure } from './open-error.ts';
import { openStream } from './stream-port.ts';
import type { LineSettings, OpenPort, Transport } from './transport.ts';

/** A serial port of the operating system: UART, USB serial adapter, or pseudo-terminal. */
export function serialTransport(path: string): Transport {
  return {
    path,
    identify: () => identify(path),
    open: (settings) => open(path, settings),
  };
}

/**
 * Follows symbolic links: a link such as `/dev/serial/by-id/…` keeps its name while the device
 * behind it changes.
 */
async function identify(path: string): Promise<Result<string, Failure>> {
  // COM ports are no files; there opening tells whether the device exists.
  if (process.platform === 'win32') return ok(path);
  try {
    const { dev, ino, rdev } = await stat(path);
    return ok(`${dev}:${ino}:${rdev}`);
  } catch (error) {
    return err(openFailure(error));
  }
}

async function open(path: string, settings: LineSettings): Promise<Result<OpenPort, Failure>> {
  let library: typeof import('serialport');
  try {
    // Loaded late: without its native part the terminal still runs, and says what is missing.
    library = await import('serialport');
  } catch (error) {
    return err(failure('DEVICE_OPEN_FAILED', `serial library: ${errorText(error)}`));
  }
  const { baudRate } = settings;
  return openStream(new library.SerialPort({ path, baudRate, autoOpen: false }));
}
